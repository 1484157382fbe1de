"""The annual report of the Secretariat to the heads of government."""
