"""Text and key names -> the emulator's key codes (US layout)."""

PLAIN = {
    " ": "spc", "\n": "ret", "\t": "tab", "-": "minus", "=": "equal", "[": "bracket_left",
    "]": "bracket_right", ";": "semicolon", "'": "apostrophe", "`": "grave_accent",
    "\\": "backslash", ",": "comma", ".": "dot", "/": "slash",
}
SHIFTED = dict(zip('!@#$%^&*()_+{}:"~|<>?', "1234567890-=[];'`\\,./"))
NAMES = {"enter": "ret", "space": "spc", "escape": "esc", "super": "meta_l", "pageup": "pgup",
         "pagedown": "pgdn"}


def code(key):
    """The key code of one unshifted character or key name."""
    return PLAIN.get(key) or NAMES.get(key) or key


def chord(character):
    """The keys held together to type one character."""
    if character in SHIFTED:
        return ["shift", code(SHIFTED[character])]
    if character.isupper():
        return ["shift", character.lower()]
    return [code(character)]
