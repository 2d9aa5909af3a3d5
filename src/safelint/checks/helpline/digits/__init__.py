"""What may be wrong with the digits of a number: each module explains a fault, and `helpline/numbers.py` asks them."""
