"""The pictures of a finished file in the inks of its paper."""

from __future__ import annotations

import io

import pikepdf
from pikepdf import Array, Name, PdfImage
from PIL import Image

from publish.pdf.inks import Inks

QUALITY = 95
WHITE: dict[str, int | tuple[int, ...]] = {"L": 255, "RGB": (255,) * 3, "CMYK": (0,) * 4}
SPACES = {"L": Name.DeviceGray, "RGB": Name.DeviceRGB, "CMYK": Name.DeviceCMYK}


def use_inks(picture: pikepdf.Stream, inks: Inks) -> None:
    """Write a picture anew, if it has other inks or shines through where it must not."""
    mask = picture.get("/SMask")
    if picture.get("/ImageMask") or (picture.get("/ColorSpace") == Name.DeviceGray and mask is None):
        return
    image = _opened(picture)
    if image.mode not in SPACES:
        image = image.convert("RGB")
    done = inks.picture(image)
    if inks.flat and isinstance(mask, pikepdf.Stream):
        done = _on_white(done, PdfImage(mask).as_pil_image())
        del picture.SMask
    if done is not image:
        _write(picture, done)


def _opened(picture: pikepdf.Stream) -> Image.Image:
    if picture.get("/Filter") == Name.DCTDecode:
        image = Image.open(io.BytesIO(picture.read_raw_bytes()))
        image.load()
        return image
    return PdfImage(picture).as_pil_image()


def _on_white(image: Image.Image, mask: Image.Image) -> Image.Image:
    """A picture as it looks on paper."""
    white = Image.new(image.mode, image.size, WHITE[image.mode])
    return Image.composite(image, white, mask.convert("L").resize(image.size))


def _write(picture: pikepdf.Object, image: Image.Image) -> None:
    """What was a JPEG stays one; four inks in a JPEG are stored upside down."""
    jpeg = picture.get("/Filter") == Name.DCTDecode
    for key in ("/Decode", "/DecodeParms"):
        if key in picture:
            del picture[key]
    if jpeg:
        out = io.BytesIO()
        image.save(out, "JPEG", quality=QUALITY, subsampling=0)
        picture.write(out.getvalue(), filter=Name.DCTDecode)
        if image.mode == "CMYK":
            picture.Decode = Array([1, 0] * 4)
    else:
        picture.write(image.tobytes())
    picture.ColorSpace, picture.BitsPerComponent = SPACES[image.mode], 8
