"""Rules by family, found by their files. They see `svod.audit.facts.shapes` and nothing of the register."""
