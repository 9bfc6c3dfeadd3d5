"""What the business does: plain functions of a session and plain values, which raise a numbered refusal and know no
screen.
"""
