"""What a finding says: severity, message and repair, in plain Dutch, whatever the language of the interface."""

from __future__ import annotations

from dataclasses import dataclass

ERROR, WARNING, INFO = "fout", "waarschuwing", "info"
#: From heavy to light.
SEVERITIES = (ERROR, WARNING, INFO)


@dataclass(frozen=True)
class Text:
    """Severity, sentence and repair of one kind of finding; braces are filled from its details.

    Attributes:
        repaired: True where the value in the output has been put right.
    """

    severity: str
    message: str
    repair: str
    repaired: bool = False


FILL_IN = "Vul het in, of laat het leeg: leeg telt als onbekend, nooit als 0."
CORRECT = "Verbeter de waarde in het bronbestand. De oude waarde blijft in het eigen veld van de bron staan."
CHECK = "Kijk na of dit klopt."

#: About the file as a whole.
OF_THE_FILE = {
    "profiel": Text(INFO, "Gelezen als {title}: {reason}.", "Kies zelf een profiel als dit niet klopt."),
    "eenheid": Text(INFO, "Oppervlakten gelezen in {unit}: {reason}.", "Kies zelf ha of m2 als dit niet klopt."),
    "jaar_uit_naam": Text(
        INFO, "Peiljaar {year} komt uit {where}.", "Geef zelf het peiljaar als dit niet klopt.", repaired=True
    ),
    "jaar_gegeven": Text(INFO, "Peiljaar {year} ingevuld waar het ontbrak, zoals opgegeven.", "Niets te doen.", True),
    "jaren_gemengd": Text(
        WARNING,
        "Peiljaren door elkaar: {years}. Hectares van verschillende jaren tellen niet zonder meer op.",
        "Vraag gegevens van één peiljaar op, of reken per peiljaar.",
    ),
    "veld_ontbreekt": Text(WARNING, "Het bestand heeft geen veld voor {meaning}; het blijft onbekend.", "{repair}"),
    "onzeker": Text(WARNING, "Met zorg te gebruiken: {reason}.", "Vergelijk met de gemeente of een ander bestand."),
    "leeg_bestand": Text(WARNING, "Er staan geen terreinen in.", "Kijk na of het filter of de selectie klopt."),
    "koppel_over": Text(
        INFO, "{count} rij(en) van de gekoppelde tabel horen bij geen terrein: {keys}.", "Kijk de sleutels na."
    ),
}

#: About cells.
OF_CELLS = {
    "ontbreekt": Text(WARNING, "Onbekend: {meaning} is niet ingevuld.", FILL_IN),
    "zegt_onbekend": Text(WARNING, "De bron zegt met deze code dat het onbekend is.", FILL_IN),
    "code_onbekend": Text(ERROR, "Onbekende code; bekend zijn {bekend}.", CORRECT),
    "code_oud": Text(INFO, "Code van een oude indeling, gelezen als {nieuw}.", CHECK, repaired=True),
    "getal_onleesbaar": Text(ERROR, "Dit is geen getal.", CORRECT),
    "getal_opgeschoond": Text(INFO, "Getal met tekst eromheen, gelezen als {nieuw}.", CHECK, repaired=True),
    "geen_geheel_getal": Text(ERROR, "Dit moet een geheel getal zijn.", CORRECT),
    "negatief": Text(ERROR, "Kleiner dan 0; een oppervlakte of aantal kan dat niet zijn.", CORRECT),
    "eenheid_afwijkend": Text(
        WARNING,
        "Staat in {found} en de rest in {unit}; gelezen als {nieuw} ha, wat bij de tekening past.",
        CHECK,
        repaired=True,
    ),
    "jaar_onleesbaar": Text(ERROR, "Dit is geen jaartal.", CORRECT),
    "jaar_bewaard": Text(
        WARNING, "Geen jaartal. Dit veld is {meaning}; het blijft staan zoals het is.", "Verbeter het in de bron."
    ),
    "tekens_hersteld": Text(
        INFO, "Tekens door een verkeerde codering beschadigd, gelezen als {nieuw}.", CHECK, repaired=True
    ),
    "tekens_verloren": Text(
        WARNING,
        "Een teken is verloren gegaan (verkeerde codering); het is niet terug te halen.",
        "Zoek de tekst op in een eerder bestand.",
    ),
    "categorie_hersteld": Text(INFO, "Anders geschreven; gelezen als categorie {nieuw}.", CHECK, repaired=True),
    "categorie_bereik": Text(
        WARNING, "Meer dan één categorie; de zwaarste telt: {nieuw}.", "Vul de maximale categorie in.", repaired=True
    ),
    "categorie_datum": Text(
        ERROR,
        "Excel maakte van de categorie een datum; waarschijnlijk was het {nieuw}, en zo is het ingevuld.",
        "Zet de kolom in Excel op Tekst en vul {nieuw} in; kijk het na.",
        repaired=True,
    ),
    "categorie_onbekend": Text(
        ERROR, "Geen milieucategorie. Bekend zijn 1, 2, 3, 3.1, 3.2, 4, 4.1, 4.2, 5, 5.1, 5.2, 5.3 en 6.", CORRECT
    ),
    "gemeente_onbekend": Text(
        WARNING, "GM0000 is geen gemeente: de bron weet niet in welke het terrein ligt.", "Vul de gemeente in."
    ),
    "provincie_hersteld": Text(INFO, "Anders geschreven; gelezen als {nieuw}.", CHECK, repaired=True),
}

#: About terrains.
OF_TERRAINS = {
    "lege_rij": Text(INFO, "Lege rij: geen enkel veld is ingevuld.", "Haal de rij weg, of vul haar in."),
    "totaalrij": Text(
        WARNING,
        "Dit is een rij met totalen; deze hectares of banen tellen niet mee, anders telden zij dubbel.",
        "Haal de rij weg uit het bestand. Is het toch een terrein, geef het dan een nummer of een andere naam.",
        repaired=True,
    ),
    "id_nullen": Text(
        WARNING, "Hetzelfde nummer staat met en zonder nullen ervoor; gelezen als {nieuw}.", CHECK, repaired=True
    ),
    "id_delen": Text(
        INFO,
        "Dit nummer staat op {count} rijen met dezelfde gegevens: een terrein in delen. Hectares tellen één keer.",
        "Kies samenvoegen om er één terrein van te maken.",
    ),
    "id_delen_hectares": Text(
        WARNING,
        "Dit nummer staat op {count} rijen, elk met de hectares van zijn eigen deel ({values}); één keer tellen "
        "geeft te weinig.",
        "Kies samenvoegen: dan worden de hectares opgeteld.",
    ),
    "id_tegenspraak": Text(
        ERROR,
        "Dit nummer staat op {count} rijen die elkaar tegenspreken in {fields} ({values}).",
        "Geef elk terrein een eigen nummer, of maak de rijen gelijk.",
    ),
    "id_samengevoegd": Text(INFO, "{count} rijen samengevoegd tot één terrein{how}.", CHECK, repaired=True),
    "koppel_geen": Text(WARNING, "Het terrein komt niet voor in de gekoppelde tabel.", "Kijk de sleutel na."),
    "koppel_dubbel": Text(
        WARNING,
        "De gekoppelde tabel heeft hiervoor {count} rijen die elkaar tegenspreken; de eerste is gebruikt.",
        "Laat er in de tabel één staan.",
    ),
    "koppel_tegenspraak": Text(
        WARNING,
        "De gekoppelde tabel zegt {other}; de waarde van het terrein zelf is gebruikt.",
        "Kijk na welke van de twee klopt.",
    ),
    "formule_onbekend": Text(
        WARNING, "Niet te berekenen: {missing} is onbekend.", "Vul dat in; leeg telt als onbekend, nooit als 0."
    ),
    "vol_anders": Text(
        INFO, "Volgens de bron niet vol, maar {share} is uitgegeven; vanaf 80% telt een terrein als vol.", CHECK, True
    ),
    "groter_dan": Text(
        ERROR,
        "{larger} ({larger_ha}) is groter dan {smaller} ({smaller_ha}); dat kan niet.",
        "Kijk na welke van de twee klopt.",
    ),
    "uitgeefbaar_negatief": Text(
        WARNING, "Er is meer uitgegeven dan netto aanwezig: uitgeefbaar komt onder 0.", "Kijk netto en uitgifte na."
    ),
    "optelling": Text(
        WARNING,
        "Terstond plus niet-terstond uitgeefbaar is {sum_ha}, en opgegeven is {stated_ha}.",
        "Kijk na welke van de twee klopt.",
    ),
    "getekend_anders": Text(
        WARNING,
        "Opgegeven is {stated_ha} bruto en getekend {drawn_ha} ({ratio}).",
        "Kijk na of de grens of de opgave klopt.",
    ),
    "getekend_eenheid": Text(
        ERROR,
        "Opgegeven is {stated_ha} bruto en getekend {drawn_ha}: dat lijkt een andere eenheid.",
        "Kijk na of de opgave in ha of in m² is.",
    ),
    "klein": Text(
        INFO, "Kleiner dan 1 ha bruto ({gross_ha}); het register kent terreinen vanaf 1 ha.", "Niets te doen."
    ),
    "geometrie_leeg": Text(WARNING, "Zonder geometrie: het terrein ligt nergens.", "Teken het terrein."),
    "geometrie_ongeldig": Text(
        WARNING,
        "De grens kruist zichzelf of is anders ongeldig ({reason}). Alleen voor het meten hersteld.",
        "Herstel haar met 'Geometrieën repareren' van QGIS.",
    ),
    "geometrie_soort": Text(
        ERROR,
        "Hier staat {kind} tussen geometrie van een andere soort; in de uitvoer is het weggelaten.",
        "Zet het in een eigen laag, of teken het terrein.",
    ),
    "ver_weg": Text(
        ERROR,
        "Ligt meer dan 400 km van de andere terreinen; er is niets aan gemeten.",
        "Kijk na of x en y verwisseld zijn, of dat de coördinaten in graden staan.",
    ),
    "geometrie_plat": Text(WARNING, "De geometrie heeft geen oppervlakte.", "Teken het terrein als vlak."),
    "overlap": Text(
        WARNING,
        "Ligt voor {overlap_ha} over {other}.",
        "Verschuif een van de grenzen, of laat een van de twee weg als ze hetzelfde terrein zijn.",
    ),
}
TEXTS: dict[str, Text] = {**OF_THE_FILE, **OF_CELLS, **OF_TERRAINS}
