"""`svod <verb>`: prints what a change or a query returned, nothing more. One verb, one module."""
