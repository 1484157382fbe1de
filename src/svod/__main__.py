from svod.cli.main import run

run()
