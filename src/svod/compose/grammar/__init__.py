"""The small grammar of each language: dates, ordinals, places, quotation marks. No fact of any organisation."""
