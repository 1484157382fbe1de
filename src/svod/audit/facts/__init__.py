"""What rules see: plain frozen facts, from a reading or from the register."""
