"""`python -m publish` is the same command as `publish`."""

from publish.cli.main import main

if __name__ == "__main__":
    main()
