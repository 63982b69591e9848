"""Claimdesk, a desktop program for the administrators of securities class-action settlements."""
