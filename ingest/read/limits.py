"""What reading takes at most: beyond it a file is refused in one line, so that no file takes a machine with it.

The plans that this product reads are two orders of magnitude below each of these numbers. docs/operations.md tells
them to whoever runs it.
"""

from __future__ import annotations

FILE = 50 * 2**20  # bytes of a file, or of one member of an archive
UNPACKED = 200 * 2**20  # bytes of a package (DOCX, XLSX, OFD) or an archive, unpacked
RATIO = 200  # unpacked to packed, from the size below on; XML of real tables reaches 40, of empty ones 100
RATIO_FROM = 20 * 2**20  # bytes unpacked
MEMBERS = 500  # files of an archive
ENTRIES = 10_000  # entries of a package's directory
NESTING = 2  # archives inside archives
CHARACTERS = 20_000_000  # of a document's text
PAGES = 3_000  # of a PDF or an OFD
GLYPHS = 5_000_000  # of a PDF, drawn ones that repeat included; 3,000 full pages have 3,000,000
SCANNED = 400  # pages of a PDF that are recognised, five to twenty seconds of a core each
PIXELS = 120_000_000  # of a picture
FRAMES = 100  # pages of a picture file
CELLS = 500_000  # of a workbook or a table that hold something
DEPTH = 200  # of elements inside each other that carry text
CONVERSION = 120  # seconds that LibreOffice has for one old document
