"""The register: what we hold to be true. One Django app; a later noun may import an earlier one, never the other way."""
