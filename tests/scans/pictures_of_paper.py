"""Files of scanned pages made for a test, sound ones and hostile ones."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image, ImageDraw

LETTER = (850, 1100)


def page(*, lines: int = 12, size: tuple[int, int] = LETTER) -> Image.Image:
    """Draw a page of level lines, with a black mark in its upper left corner."""
    image = Image.new("L", size, 255)
    draw = ImageDraw.Draw(image)
    width, height = size
    for line in range(lines):
        y = height * (line + 2) // (lines + 4)
        draw.line((width // 10, y, width * 9 // 10, y), fill=0, width=max(2, height // 400))
    draw.rectangle((0, 0, width // 20, height // 30), fill=0)
    return image


def file_of(image: Image.Image, kind: str, *more: Image.Image, **options: object) -> bytes:
    """Give the bytes of a file of this kind, PDF, TIFF, PNG or JPEG, with one page or more."""
    out = io.BytesIO()
    if more:
        options |= {"save_all": True, "append_images": list(more)}
    image.save(out, kind, **options)
    return out.getvalue()


def huge_png(width: int, height: int) -> bytes:
    """Give a PNG of a few hundred bytes whose head says how large it claims to be."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def pdf_of(content: bytes, *, pages: int = 1) -> bytes:
    """Give a PDF all of whose pages draw the same content stream, written out by hand."""
    packed = zlib.compress(content)
    kids = " ".join(f"{number} 0 R" for number in range(4, 4 + pages))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode(),
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed),
        *(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 3 0 R /Resources << >> >>"
            for _ in range(pages)
        ),
    ]
    out = io.BytesIO(b"")
    out.write(b"%PDF-1.4\n")
    starts = []
    for number, body in enumerate(objects, start=1):
        starts.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % start for start in starts))
    out.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table))
    return out.getvalue()
