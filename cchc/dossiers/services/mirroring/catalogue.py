"""Which version of our catalogue a row of an export is about."""

from collections import defaultdict
from datetime import date

from cchc.dossiers.mirror.mapping import Mapping
from cchc.dossiers.mirror.told import Told
from cchc.kernel.text import fold
from cchc.organisation import queries as organisation
from cchc.organisation.models import Agency
from cchc.procedures import queries as procedures
from cchc.procedures.choices import VersionState
from cchc.procedures.models import Procedure, ProcedureVersion

_SAMPLE = " mau"
UNKNOWN = "danh mục chưa có thủ tục này; đưa vào danh mục, hoặc ghép với mã thủ tục của danh mục"
SEVERAL = "danh mục có nhiều thủ tục cùng tên này; ghép với một mã thủ tục"


class Catalogue:
    """The published procedures that an agency uses, read once for a whole export."""

    def __init__(self, agency: Agency, mapping: Mapping) -> None:
        self._own = {fold(said): code for said, code in mapping.procedures.items()}
        self._by_code: dict[str, Procedure] = {}
        self._by_name: dict[str, list[Procedure]] = defaultdict(list)
        self._versions: dict[int, list[ProcedureVersion]] = defaultdict(list)
        line = organisation.line_above(agency)
        found = procedures.of_agency(agency).select_related("field")
        for each in sorted(found, key=lambda row: line.index(row.agency_id)):
            if self._by_code.setdefault(each.code.upper(), each) is each:
                self._by_name[_bare(each.name)].append(each)
        versions = ProcedureVersion.objects.filter(procedure__in=found).exclude(
            state=VersionState.DRAFT
        )
        for version in versions.order_by("valid_from", "number"):
            if version.valid_to or version.state == VersionState.PUBLISHED:
                self._versions[version.procedure_id].append(version)

    def version_of(self, told: Told, day: date) -> ProcedureVersion | str:
        """The version of the day, or the nearest; a sentence when there is no such procedure."""
        found = self._procedure(told)
        if isinstance(found, str):
            return found
        versions = self._versions[found.pk]
        if not versions:
            return UNKNOWN
        version = _of_day(versions, day)
        version.procedure = found
        return version

    def _procedure(self, told: Told) -> Procedure | str:
        own = self._own.get(fold(told.procedure_code)) or self._own.get(fold(told.procedure_name))
        code = own or told.procedure_code
        if code and (found := self._by_code.get(code.upper())):
            return found
        named = [] if own else self._by_name.get(_bare(told.procedure_name), [])
        if len(named) == 1 and told.procedure_name:
            return named[0]
        return SEVERAL if named else UNKNOWN


def _of_day(versions: list[ProcedureVersion], day: date) -> ProcedureVersion:
    """The newest that had begun by that day; for an older dossier the first there is."""
    begun = [each for each in versions if each.valid_from and each.valid_from <= day]
    return begun[-1] if begun else versions[0]


def _bare(name: str) -> str:
    return fold(name).removesuffix(_SAMPLE)
