"""Sales order shipments (7.9.15): stock, allocations, history and order lines change in one transaction, or nothing
does.

    for line in shipping.open_lines(session, "SO1001"): ...
    pieces = shipping.pieces_for(session, "SO1001", 1)
    shipping.ship(session, Shipment("SO1001", pieces, posting_id))
"""

from qadtui.rules.shipping.candidates import open_lines, pieces_for
from qadtui.rules.shipping.posting import ship
from qadtui.rules.shipping.shipment import Piece, Posted, Shipment

__all__ = ["Piece", "Posted", "Shipment", "open_lines", "pieces_for", "ship"]
