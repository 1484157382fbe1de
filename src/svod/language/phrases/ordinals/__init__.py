"""The phrase: ordinals."""
