"""The catalogue's data files; README.md beside this file says what each holds."""
