# SPDX-License-Identifier: Apache-2.0
"""Decodes the canonical bytes of a record, by the tables and rules of docs/FORMAT.md."""

import datetime
import re
from pathlib import Path

CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY"
MONEY = {"亿元": 10, "万元": 6, "元": 2}  # 分 as a power of ten
NO_TEXT = re.compile("[\0-\x09\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef%s]" % "".join(
    chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF)))


class Refused(Exception):
    """Damage: its byte, what is wrong, and where: "header", or "entry" and a number."""

    def __init__(self, offset, reason, place=""):
        super().__init__(offset, reason)
        self.offset, self.reason, self.place = offset, reason, place

    def __str__(self):
        return f"{self.place}, byte {self.offset}: {self.reason}"


def require(condition, offset, reason, place=""):
    if not condition:
        raise Refused(offset, reason, place)


def read_tables(text):
    """Returns: for each heading or bold label the rows of its tables, without their titles."""
    tables, title = {}, ""
    for line in text.splitlines():
        heading = re.match(r"#+ (.*)|\*\*(.+?)\*\*", line)
        if heading:
            title = (heading[1] or heading[2]).replace("`", "")
        elif line.startswith("| "):
            cells = [cell.strip().strip("`") for cell in line.strip("|").split("|")]
            tables.setdefault(title, []).append(cells)
    return {title: rows[1:] for title, rows in tables.items()}


DOCUMENT = (Path(__file__).resolve().parents[2] / "docs/FORMAT.md").read_text(encoding="utf-8")
TABLES = read_tables(DOCUMENT)
LIMITS = {row[0]: int(row[1]) for row in TABLES["Limits"]}
KINDS = {(int(row[0]), int(row[2])): row[1] for row in TABLES["Kinds"]}
SYSTEM = {name for (number, _), name in KINDS.items() if number < 16}
PROGRAMME = dict(re.findall(r"### Kind `(\w+)`\n\n.* The field `programme` is (\w+)\.", DOCUMENT))
CLAIMS = dict(enumerate(title for title in TABLES if re.match(r"[0-9] ", title)))
UNITS = {int(row[0]): (row[1].replace("(empty)", ""), int(row[2])) for row in TABLES["Figure"]}
ENUMERATIONS = {title.removeprefix("Enumeration "): {int(row[0]): row[1] for row in rows}
                for title, rows in TABLES.items() if title.startswith("Enumeration ")}
ENUMERATIONS["unit"] = {number: name for number, (name, _) in UNITS.items()}

# Rules of one field, and of the fields of a struct, by the titles of the tables.
FIELD_RULES = {
    "Kind project.total, funding.amount, Kind document.amount, Kind budget.amount, "
    "Kind allocation.amount, purpose.standard, Kind receipt.amount, Kind disbursement.amount, "
    "Kind refund.amount, Kind indicator_report.denominator, Kind correction.amount, "
    "Kind inquiry.amount": lambda number: re.match(r"[0-9.]*[1-9]", number),
    "Kind balance.amount, Kind rectification.amount_fixed, Kind rectification.amount_open":
        lambda number: not number.startswith("-"),
    "Kind programme.year, Kind target.output_year, assertion scope.year":
        lambda year: LIMITS["year min"] <= year <= LIMITS["year max"],
    "Kind genesis.origin, continuation.origin":
        lambda name: re.fullmatch(r"(?!fundtrail/|cosignature/)[!-*,-~]+", name)
        and len(name) <= LIMITS["origin"],
    "0 measure.value": lambda figure: figure.endswith("元"),
    "Kind project.programmes, 2 sum.sum, 3 count.count": len,
}
RULE_OF_FIELD = {field: rule for fields, rule in FIELD_RULES.items()
                 for field in fields.split(", ")}
VKEY = r"[^+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/=]+"


def is_vkey(text):
    return re.fullmatch(VKEY, text) and len(text.split("+")[0].encode()) <= LIMITS["key name"]


STRUCT_RULES = {
    "Kind genesis": lambda r: is_vkey(r["operator_key"])
    and r["operator_key"].split("+")[0] == r["origin"],
    "Kind key": lambda r: is_vkey(r["vkey"]) and (
        "reason" in r and not r.keys() & {"role", "party", "holder"} if r["action"] == "revoke"
        else "reason" not in r and ("role" in r and (
            r["role"] == "operator" or {"party", "holder"} <= r.keys()))),
    "Kind document": lambda r: not (
        r["status"] in ("cited", "missing") and ("sha256" in r or "sm3" in r)),
    "Kind allocation": lambda r: ("of" in r) == (r["type"] in ("increase", "decrease")),
    "Kind target": lambda r: not (
        "value" in r and (r["comparator"] == "qualitative" or "unit" in r)),
    "Kind indicator_report": lambda r: ("numerator" in r) == ("denominator" in r),
    "ratio terms": lambda r: ("numerator" in r) == ("denominator" in r),
    "Kind correction": lambda r: ("set" in r) == (r["type"] == "amend") and not (
        "amount" in r and r["type"] == "amend"),
}


class Body:
    """Decodes what lies between two offsets of an entry to its JSON form."""

    def __init__(self, entry, start, end):
        self.entry, self.offset, self.end = entry, start, end
        self.references = []  # kind, id, offset

    def record(self, kind):
        """Returns: the JSON form of a record of that kind, which takes up all that lies there."""
        start, common = self.offset, TABLES["Common fields"] if kind not in SYSTEM else []
        fields = common[:2] + TABLES[f"Kind {kind}"] + common[2:]
        record = {"kind": kind} | self.struct(f"Kind {kind}", fields)
        require(self.offset == self.end, self.offset, "bytes follow the last field")
        presence = PROGRAMME.get(kind, "optional")
        agrees = presence == "optional" or ("programme" in record) == (presence == "required")
        require(agrees, start, f"the field programme is {presence}")
        return record

    def struct(self, title, fields):
        struct_start, record = self.offset, {}
        for name, type_name, presence, *_ in fields:
            start, value = self.offset, self.field(type_name, presence)
            rule = RULE_OF_FIELD.get(f"{title}.{name}")
            require(not rule or value is None or rule(value), start, f"a rule of {title}.{name}")
            if value not in (None, []):
                record[name] = value
        rule = STRUCT_RULES.get(title)
        require(not rule or rule(record), struct_start, f"a rule of {title}")
        return record

    def field(self, type_name, presence):
        if presence == "list":
            return [self.value(type_name) for _ in range(self.count("list"))]
        return self.value(type_name) if presence == "required" or self.value_bool() else None

    def value(self, type_name):
        if type_name.startswith("id of "):
            return self.reference(type_name.removeprefix("id of "))
        if type_name in ENUMERATIONS:
            return ENUMERATIONS[type_name][self.number_of(ENUMERATIONS[type_name])]
        if type_name in TABLES:
            return self.struct(type_name, TABLES[type_name])
        return getattr(self, "value_" + type_name.replace(" ", "_"))()

    def take(self, size):
        require(size <= self.end - self.offset, self.offset, "the body ends too early")
        self.offset += size
        return self.entry[self.offset - size:self.offset]

    def unsigned(self, bits=64):
        start, value = self.offset, 0
        for shift in range(0, 70, 7):
            byte = self.take(1)[0]
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                require(byte or not shift, start, "an integer is not in its shortest form")
                require(value < 1 << bits, start, "an integer does not fit its type")
                return value
        raise Refused(start, "an integer has more than ten bytes")

    def signed(self):
        number = self.unsigned()
        return number >> 1 ^ -(number & 1)

    def count(self, limit):
        start, count = self.offset, self.unsigned()
        require(count <= min(LIMITS[limit], self.end - self.offset), start, f"{count} are too many")
        return count

    def number_of(self, names):
        start, number = self.offset, self.unsigned()
        require(number in names, start, f"{number} is none of {', '.join(map(str, names))}")
        return number

    def reference(self, kind):
        start, name = self.offset, self.value_id()
        self.references.append((kind, name, start))
        return name

    def matching(self, pattern, what):
        start, text = self.offset, self.value_text()
        require(re.fullmatch(pattern, text), start, f"{text!r} is no {what}")
        return text

    def value_bool(self):
        return self.number_of((0, 1)) == 1

    def value_u16(self):
        return self.unsigned(16)

    def value_u64(self):
        return self.unsigned()

    def value_digest(self):
        return self.take(32).hex()

    def value_text(self):
        start, content = self.offset, self.take(self.count("text"))
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError:
            raise Refused(start, "a text is no UTF-8") from None
        require(text and not NO_TEXT.search(text), start, f"{text!r} is no text")
        return text

    def value_id(self):
        identity = "(?!(?:[0-9]{15}|[0-9]{17}[0-9Xx])$)"
        return self.matching(identity + "[A-Za-z0-9][A-Za-z0-9._/-]{0,63}", "id")

    def value_date(self):
        start, number = self.offset, self.unsigned()
        year, month, day = number // 10000, number // 100 % 100, number % 100
        require(LIMITS["year min"] <= year <= LIMITS["year max"], start, f"{number} is no date")
        try:
            return datetime.date(year, month, day).isoformat()
        except ValueError:
            raise Refused(start, f"{number} is no date") from None

    def value_figure(self):
        start, mantissa, decimals = self.offset, self.signed(), self.take(1)[0]
        name, most_decimals = UNITS[self.number_of(UNITS)]
        require(abs(mantissa) <= LIMITS["mantissa"], start, "the mantissa is beyond its limit")
        require(decimals <= most_decimals, start, f"{decimals} decimals of {name}")
        coins = abs(mantissa) * 10 ** MONEY.get(name, 0)
        fits = name not in MONEY or coins <= LIMITS["amount"] * 10**decimals
        require(fits, start, "a figure of money is beyond the limit of an amount")
        return decimal(mantissa, decimals) + name

    def value_amount(self):
        start, amount = self.offset, self.signed()
        require(abs(amount) <= LIMITS["amount"], start, "an amount is beyond its limit")
        name = next((name for name, power in MONEY.items() if abs(amount) >= 10**power), "元")
        number = decimal(amount, MONEY[name])
        return number.rstrip("0").rstrip(".") + name

    def value_region(self):
        start, code = self.offset, self.unsigned(32)
        is_orphan = code % 100 and not code // 100 % 100
        require(110000 <= code <= 829999 and not is_orphan, start, f"{code} is no region")
        return str(code)

    def value_credit_code(self):
        start, code = self.offset, self.matching(f"[{CREDIT}]{{18}}", "credit code")
        values = [CREDIT.index(character) for character in code]
        total = sum(value * pow(3, place, 31) for place, value in enumerate(values[:17]))
        require(values[17] == -total % 31, start, "the check character of a credit code is wrong")
        return code

    def value_project_code(self):
        return self.matching("[0-9]{8}[A-Z][0-9]{12}", "project code")

    def value_operand(self):
        alternative = self.number_of((0, 1, 2))
        if alternative < 2:
            return self.value(("figure", "measure")[alternative])
        start, name = self.offset, self.reference("indicator_report")
        is_other = name in ENUMERATIONS["measure"].values() or re.fullmatch("[0-9][0-9.-]*", name)
        require(not is_other, start, f"{name} is read as a measure or as a figure")
        return name

    def value_reported_value(self):
        return self.value(("figure", "qualitative result")[self.number_of((0, 1))])

    def value_party_name(self):
        if self.number_of((0, 1)) == 1:
            return "commitment:" + self.value_digest()
        start, text = self.offset, self.value_text()
        require(not text.startswith("commitment:"), start, f"{text!r} is no name in clear")
        return text

    def value_claim(self):
        return self.value(CLAIMS[self.number_of(CLAIMS)])


def decimal(mantissa, decimals):
    """Returns: mantissa × 10^-decimals, with just so many decimals."""
    digits = str(abs(mantissa)).rjust(decimals + 1, "0")
    point = len(digits) - decimals
    return "-" * (mantissa < 0) + digits[:point] + "." * bool(decimals) + digits[point:]
