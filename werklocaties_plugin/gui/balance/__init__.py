"""The dock 'Vraag en aanbod': balances per region to play with."""
