"""Words, phrases and their forms: to read Russian official prose and to speak it."""
