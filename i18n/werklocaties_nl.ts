<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl_NL" sourcelanguage="en">
<context>
    <name>@default</name>
    <message>
        <source>Cancelled; nothing was written.</source>
        <translation>Geannuleerd; er is niets geschreven.</translation>
    </message>
    <message>
        <source>Layer &apos;{layer}&apos; has no coordinate reference system. Set it (layer properties, Source) and run again.</source>
        <translation>Laag '{layer}' heeft geen coördinatenstelsel. Stel het in (laageigenschappen, Bron) en start opnieuw.</translation>
    </message>
    <message>
        <source>Rules profile: {profile}</source>
        <translation>Regelprofiel: {profile}</translation>
    </message>
    <message>
        <source>Rules profile: {error}</source>
        <translation>Regelprofiel: {error}</translation>
    </message>
    <message>
        <source>Conflict analysis</source>
        <translation>Conflictanalyse</translation>
    </message>
    <message>
        <source>Terrains with conflicts</source>
        <translation>Terreinen met conflicten</translation>
    </message>
    <message>
        <source>Pairs of terrain and object</source>
        <translation>Paren van terrein en object</translation>
    </message>
    <message>
        <source>Optional table: a row for each terrain and object that counted, with overlap and distance.</source>
        <translation>Tabel, niet verplicht: een regel per terrein en object dat meetelde, met overlap en afstand.</translation>
    </message>
    <message>
        <source>The terrains layer is empty; so is the output.</source>
        <translation>De terreinenlaag is leeg; de uitvoer dus ook.</translation>
    </message>
    <message>
        <source>Terrains overlap each other by {ha} ha. Each is measured on its own; totals count it once.</source>
        <translation>Terreinen overlappen elkaar op {ha} ha. Elk terrein is apart gemeten; totalen tellen dit één keer.</translation>
    </message>
    <message>
        <source>Conflict with Natura 2000</source>
        <translation>Conflict met Natura 2000</translation>
    </message>
    <message>
        <source>Overlap and distance of terrains to Natura 2000 sites, with class, score and reason</source>
        <translation>Overlap en afstand van terreinen tot Natura 2000-gebieden, met klasse, score en reden</translation>
    </message>
    <message>
        <source>natura 2000,nature,nitrogen,habitats,birds,distance,overlap,business park</source>
        <translation>natura 2000,natuur,stikstof,habitatrichtlijn,vogelrichtlijn,afstand,overlap,bedrijventerrein</translation>
    </message>
    <message>
        <source>Natura 2000 sites</source>
        <translation>Natura 2000-gebieden</translation>
    </message>
    <message>
        <source>Polygons; several features may belong to one site. Invalid geometry is repaired for measuring.</source>
        <translation>Vlakken; meerdere objecten mogen samen één gebied zijn. Ongeldige geometrie wordt voor het meten hersteld.</translation>
    </message>
    <message>
        <source>Site id</source>
        <translation>Nummer van het gebied</translation>
    </message>
    <message>
        <source>Features with the same id are one site. Left empty: nr.</source>
        <translation>Objecten met hetzelfde nummer zijn één gebied. Leeg gelaten: nr.</translation>
    </message>
    <message>
        <source>Site name</source>
        <translation>Naam van het gebied</translation>
    </message>
    <message>
        <source>Left empty: naamN2K, NAAM_N2K and their like.</source>
        <translation>Leeg gelaten: naamN2K, NAAM_N2K en dergelijke.</translation>
    </message>
    <message>
        <source>Protection</source>
        <translation>Bescherming</translation>
    </message>
    <message>
        <source>VR, HR or both. Left empty: beschermin, bescherming.</source>
        <translation>VR, HR of beide. Leeg gelaten: beschermin, bescherming.</translation>
    </message>
    <message>
        <source>Search distance</source>
        <translation>Zoekafstand</translation>
    </message>
    <message>
        <source>How far to look, this distance included. Below 25 km, terrains without a site in reach are &apos;onbekend&apos;.</source>
        <translation>Hoe ver gezocht wordt, deze afstand inbegrepen. Onder 25 km zijn terreinen zonder gebied in bereik 'onbekend'.</translation>
    </message>
    <message>
        <source>Area that the sites layer covers</source>
        <translation>Gebied dat de Natura 2000-laag dekt</translation>
    </message>
    <message>
        <source>Optional polygon, e.g. the Netherlands: beyond its edge a nearer site may lie. Such terrains are marked in n2000_grens.</source>
        <translation>Vlak, niet verplicht, bijvoorbeeld Nederland: voorbij de rand kan een gebied dichterbij liggen. Zulke terreinen krijgen een 1 in n2000_grens.</translation>
    </message>
    <message>
        <source>Number of terrains</source>
        <translation>Aantal terreinen</translation>
    </message>
    <message>
        <source>Terrains that overlap a site</source>
        <translation>Terreinen met overlap</translation>
    </message>
    <message>
        <source>Overlap (ha, ground counted once)</source>
        <translation>Overlap (ha, grond één keer geteld)</translation>
    </message>
    <message>
        <source>Terrains where slivers were set aside</source>
        <translation>Terreinen waar snippers niet meetellen</translation>
    </message>
    <message>
        <source>Terrains in class hoog</source>
        <translation>Terreinen in klasse hoog</translation>
    </message>
    <message>
        <source>Distance is no nitrogen test: it says where one will be asked for.</source>
        <translation>Afstand is geen stikstoftoets: zij zegt waar er een gevraagd zal worden.</translation>
    </message>
    <message>
        <source>Terrains</source>
        <translation>Terreinen</translation>
    </message>
    <message>
        <source>Business terrains as polygons. Every feature and attribute comes back in the output, in the same order.</source>
        <translation>Bedrijventerreinen als vlakken. Elk object en elk attribuut komt terug in de uitvoer, in dezelfde volgorde.</translation>
    </message>
    <message>
        <source>Terrain id</source>
        <translation>Sleutel van het terrein</translation>
    </message>
    <message>
        <source>Field with the RIN number or another key. Left empty: terrein_id, RIN_NUMMER and their like.</source>
        <translation>Veld met het RIN-nummer of een andere sleutel. Leeg gelaten: terrein_id, RIN_NUMMER en dergelijke.</translation>
    </message>
    <message>
        <source>Analysis CRS</source>
        <translation>Analyse-CRS</translation>
    </message>
    <message>
        <source>Everything is measured flat in this CRS: projected, in metres, true to area within 1 % at the terrains.</source>
        <translation>Alles wordt vlak gemeten in dit coördinatenstelsel: geprojecteerd, in meters, oppervlaktegetrouw tot op 1% bij de terreinen.</translation>
    </message>
    <message>
        <source>Rules profile</source>
        <translation>Regelprofiel</translation>
    </message>
    <message>
        <source>JSON file with your own thresholds and distances. Left empty: the built-in one. It is checked before use.</source>
        <translation>JSON-bestand met eigen drempels en afstanden. Leeg gelaten: het ingebouwde. Het wordt voor gebruik gecontroleerd.</translation>
    </message>
    <message>
        <source>Smallest overlap (m²)</source>
        <translation>Kleinste overlap (m²)</translation>
    </message>
    <message>
        <source>Connected parts below it are set aside as drawing differences; never more than 1 % of the terrain.</source>
        <translation>Samenhangende stukken daaronder gelden als tekenverschil; nooit meer dan 1% van het terrein.</translation>
    </message>
    <message>
        <source>Narrowest overlap</source>
        <translation>Smalste overlap</translation>
    </message>
    <message>
        <source>Strips narrower than this are set aside as drawing differences.</source>
        <translation>Smallere stroken gelden als tekenverschil.</translation>
    </message>
    <message>
        <source>Werklocaties needs {packages}. {how} Restart QGIS afterwards.</source>
        <translation>Werklocaties heeft {packages} nodig. {how} Start QGIS daarna opnieuw.</translation>
    </message>
    <message>
        <source>In the OSGeo4W Shell: python -m pip install --no-deps &quot;shapely&gt;=2,&lt;3&quot; pandas</source>
        <translation>In de OSGeo4W Shell: python -m pip install --no-deps &quot;shapely&gt;=2,&lt;3&quot; pandas</translation>
    </message>
    <message>
        <source>In the Python console of QGIS: import pip; pip.main([&quot;install&quot;, &quot;--no-deps&quot;, &quot;shapely&gt;=2,&lt;3&quot;, &quot;pandas&quot;])</source>
        <translation>In de Python-console van QGIS: import pip; pip.main([&quot;install&quot;, &quot;--no-deps&quot;, &quot;shapely&gt;=2,&lt;3&quot;, &quot;pandas&quot;])</translation>
    </message>
    <message>
        <source>&apos;{first}&apos; and &apos;{second}&apos; go to the same file, {path}. Give each its own.</source>
        <translation>'{first}' en '{second}' gaan naar hetzelfde bestand, {path}. Geef elk een eigen bestand.</translation>
    </message>
    <message>
        <source>&apos;{label}&apos;: a Shapefile cuts field names to ten letters. Choose a GeoPackage, e.g. {name}.gpkg.</source>
        <translation>'{label}': een Shapefile kapt veldnamen af op tien letters. Kies een GeoPackage, bijvoorbeeld {name}.gpkg.</translation>
    </message>
    <message>
        <source>&apos;{label}&apos;: {path} has no extension. Give a file name such as {name}.gpkg.</source>
        <translation>'{label}': {path} heeft geen extensie. Geef een bestandsnaam zoals {name}.gpkg.</translation>
    </message>
    <message>
        <source>&apos;{label}&apos;: {path} is also an input and would be overwritten. Choose another file.</source>
        <translation>'{label}': {path} is ook invoer en zou worden overschreven. Kies een ander bestand.</translation>
    </message>
    <message>
        <source>&apos;{label}&apos;: folder {folder} does not exist. Make it first.</source>
        <translation>'{label}': map {folder} bestaat niet. Maak deze eerst aan.</translation>
    </message>
    <message>
        <source>&apos;{label}&apos;: cannot write in folder {folder} ({error}). Choose another folder.</source>
        <translation>'{label}': in map {folder} kan niet worden geschreven ({error}). Kies een andere map.</translation>
    </message>
    <message>
        <source>&apos;{label}&apos;: {path} is write-protected.</source>
        <translation>'{label}': {path} is alleen-lezen. Kies een ander bestand.</translation>
    </message>
    <message>
        <source>&apos;{label}&apos;: {free} MB free in {folder}, about {needed} MB is needed. Make room or choose another disk.</source>
        <translation>'{label}': {free} MB vrij in {folder}, er is ongeveer {needed} MB nodig. Maak ruimte of kies een andere schijf.</translation>
    </message>
    <message>
        <source>'{label}': {path} holds other layers ({layers}) that would be lost. Choose another file, or 'Save to GeoPackage…' to add a layer.</source>
        <translation>'{label}': {path} bevat andere lagen ({layers}) die verloren zouden gaan. Kies een ander bestand, of 'Opslaan naar GeoPackage…' om een laag toe te voegen.</translation>
    </message>
    <message>
        <source>Layer &apos;{layer}&apos; has no field &apos;{field}&apos;. It has: {fields}.</source>
        <translation>Laag '{layer}' heeft geen veld '{field}'. De laag heeft: {fields}.</translation>
    </message>
    <message>
        <source>Layer &apos;{layer}&apos;: field &apos;{field}&apos; is used as {meaning}.</source>
        <translation>Laag '{layer}': veld '{field}' wordt gebruikt als {meaning}.</translation>
    </message>
    <message>
        <source>The analysis CRS is not valid. Choose EPSG:28992 (RD New).</source>
        <translation>Het analyse-CRS is niet geldig. Kies EPSG:28992 (RD New).</translation>
    </message>
    <message>
        <source>The analysis CRS {crs} does not measure in metres. Choose EPSG:28992 (RD New).</source>
        <translation>Het analyse-CRS {crs} meet niet in meters. Kies EPSG:28992 (RD New).</translation>
    </message>
    <message>
        <source>The analysis CRS {crs} does not give true areas at the terrains (area scale {scale}; at most 1 % off is accepted). Choose EPSG:28992 (RD New).</source>
        <translation>Het analyse-CRS {crs} geeft bij de terreinen geen ware oppervlakten (oppervlakteschaal {scale}; hooguit 1% afwijking mag). Kies EPSG:28992 (RD New).</translation>
    </message>
    <message>
        <source>repaired for measuring (invalid)</source>
        <translation>voor het meten hersteld (ongeldig)</translation>
    </message>
    <message>
        <source>without a geometry to measure: class onbekend</source>
        <translation>zonder meetbare geometrie: klasse onbekend</translation>
    </message>
    <message>
        <source>no polygon, left out</source>
        <translation>geen vlak, weggelaten</translation>
    </message>
    <message>
        <source>with unreadable geometry (by row number)</source>
        <translation>met onleesbare geometrie (naar rijnummer)</translation>
    </message>
    <message>
        <source>Layer &apos;{layer}&apos;: {count} feature(s) {what}: {names}</source>
        <translation>Laag '{layer}': {count} object(en) {what}: {names}</translation>
    </message>
    <message>
        <source>feature {fid}</source>
        <translation>object {fid}</translation>
    </message>
    <message>
        <source>Layer &apos;{layer}&apos; cannot be transformed from {from_crs} to {to_crs}: {error}. Is its CRS set right?</source>
        <translation>Laag '{layer}' kan niet van {from_crs} naar {to_crs} worden omgezet: {error}. Staat het coördinatenstelsel goed?</translation>
    </message>
    <message>
        <source>{path} could not be made.</source>
        <translation>{path} kon niet worden gemaakt.</translation>
    </message>
    <message>
        <source>{path}: row {number} was refused ({error}). Nothing was kept.</source>
        <translation>{path}: rij {number} werd geweigerd ({error}). Er is niets bewaard.</translation>
    </message>
    <message>
        <source>{path}: {error}. Nothing was kept.</source>
        <translation>{path}: {error}. Er is niets bewaard.</translation>
    </message>
    <message>
        <source>{path}: {found} of {expected} rows arrived. Nothing was kept.</source>
        <translation>{path}: {found} van {expected} rijen zijn aangekomen. Er is niets bewaard.</translation>
    </message>
    <message>
        <source>{path} could not be replaced ({error}). Is it open in another program? Close it and run again.</source>
        <translation>{path} kon niet worden vervangen ({error}). Is het in een ander programma open? Sluit het en start opnieuw.</translation>
    </message>
    <message>
        <source>In a terminal: sudo apt install python3-shapely python3-pandas. On Debian 12: make install in the project.</source>
        <translation>In een terminal: sudo apt install python3-shapely python3-pandas. Op Debian 12: make install in het project.</translation>
    </message>
    <message>
        <source>Row {number}: the geometry cannot be written.</source>
        <translation>Rij {number}: de geometrie kan niet worden geschreven.</translation>
    </message>
    <message>
        <source>&apos;{prefix}&apos; cannot be a prefix of fields: give 1 to 16 lower-case letters and digits, a letter first, such as droogte.</source>
        <translation>'{prefix}' kan geen voorvoegsel van velden zijn: geef 1 tot 16 kleine letters en cijfers, een letter voorop, zoals droogte.</translation>
    </message>
    <message>
        <source>The prefix &apos;{prefix}&apos; belongs to another theme. Choose another one, such as droogte.</source>
        <translation>Het voorvoegsel '{prefix}' hoort bij een ander thema. Kies een ander, zoals droogte.</translation>
    </message>
    <message>
        <source>No classes are named. Name them from low to high, such as laag;matig;hoog.</source>
        <translation>Er zijn geen klassen genoemd. Noem ze van laag naar hoog, zoals laag;matig;hoog.</translation>
    </message>
    <message>
        <source>Field &apos;{field}&apos; is given, but not what its classes mean. Name them from low to high, such as laag;matig;hoog.</source>
        <translation>Veld '{field}' is opgegeven, maar niet wat de klassen betekenen. Noem ze van laag naar hoog, zoals laag;matig;hoog.</translation>
    </message>
    <message>
        <source>Classes are named ({text}), but no field that holds them. Choose the field too.</source>
        <translation>Er zijn klassen genoemd ({text}), maar geen veld waarin ze staan. Kies ook het veld.</translation>
    </message>
    <message>
        <source>Class &apos;{item}&apos; has no score and others have. Give every class a score (0-100), or none.</source>
        <translation>Klasse '{item}' heeft geen score en andere wel. Geef elke klasse een score (0-100), of geen enkele.</translation>
    </message>
    <message>
        <source>Class &apos;{item}&apos;: the score must lie between 0 and 100.</source>
        <translation>Klasse '{item}': de score moet tussen 0 en 100 liggen.</translation>
    </message>
    <message>
        <source>Class &apos;{item}&apos; is named twice.</source>
        <translation>Klasse '{item}' is twee keer genoemd.</translation>
    </message>
    <message>
        <source>All classes score 0 ({text}): nothing could be in conflict.</source>
        <translation>Alle klassen hebben score 0 ({text}): niets kan een conflict zijn.</translation>
    </message>
    <message>
        <source>Classes that are not named: {values}. Named are: {known}. Add them, 0 for none.</source>
        <translation>Klassen die niet genoemd zijn: {values}. Genoemd zijn: {known}. Voeg ze toe, met 0 voor geen.</translation>
    </message>
    <message>
        <source>What the raster&apos;s values mean is not given. Give value:score, such as 0:0;1:50;2:100.</source>
        <translation>Wat de rasterwaarden betekenen is niet opgegeven. Geef waarde:score, zoals 0:0;1:50;2:100.</translation>
    </message>
    <message>
        <source>&apos;{item}&apos; is not a value with a score, such as 1,5:100.</source>
        <translation>'{item}' is geen waarde met een score, zoals 1,5:100.</translation>
    </message>
    <message>
        <source>&apos;{item}&apos;: the score must lie between 0 and 100.</source>
        <translation>'{item}': de score moet tussen 0 en 100 liggen.</translation>
    </message>
    <message>
        <source>A raster value is named twice in {text}.</source>
        <translation>Een rasterwaarde is twee keer genoemd in {text}.</translation>
    </message>
    <message>
        <source>Lower bounds must rise from left to right: {text}.</source>
        <translation>Ondergrenzen moeten van links naar rechts oplopen: {text}.</translation>
    </message>
    <message>
        <source>All raster values score 0 ({text}): nothing could be in conflict.</source>
        <translation>Alle rasterwaarden hebben score 0 ({text}): niets kan een conflict zijn.</translation>
    </message>
    <message>
        <source>Raster values that are not named: {values}. Named are: {known}. Add them, 0 for none.</source>
        <translation>Rasterwaarden die niet genoemd zijn: {values}. Genoemd zijn: {known}. Voeg ze toe, met 0 voor geen.</translation>
    </message>
    <message>
        <source>Thresholds &apos;{text}&apos;: give one to three, for hoog, midden and laag, with ; between, such as 10%|1 ha;0.</source>
        <translation>Drempels '{text}': geef er een tot drie, voor hoog, midden en laag, met ; ertussen, zoals 10%|1 ha;0.</translation>
    </message>
    <message>
        <source>Threshold &apos;{item}&apos;: give a percentage (10%), hectares for polygons (1 ha) or kilometres for lines (2 km), or two with | between.</source>
        <translation>Drempel '{item}': geef een percentage (10%), hectares voor vlakken (1 ha) of kilometers voor lijnen (2 km), of twee met | ertussen.</translation>
    </message>
    <message>
        <source>Threshold &apos;{item}&apos; is no distance: give metres or kilometres, such as 0;1000;5 km.</source>
        <translation>Drempel '{item}' is geen afstand: geef meters of kilometers, zoals 0;1000;5 km.</translation>
    </message>
    <message>
        <source>Thresholds &apos;{text}&apos; contradict each other: hoog must ask more than midden, and midden more than laag.</source>
        <translation>Drempels '{text}' spreken elkaar tegen: hoog moet meer vragen dan midden, en midden meer dan laag.</translation>
    </message>
    <message>
        <source>Points and lines have no area to overlap. Choose the mode afstand; distance 0 is on the terrain.</source>
        <translation>Punten en lijnen hebben geen oppervlakte om te overlappen. Kies de manier afstand; afstand 0 is op het terrein.</translation>
    </message>
    <message>
        <source>Weights: &apos;{item}&apos; is not theme:weight, such as natura2000:2.</source>
        <translation>Gewichten: '{item}' is geen thema:gewicht, zoals natura2000:2.</translation>
    </message>
    <message>
        <source>Weights: &apos;{item}&apos; is negative. Give 0 to leave a theme out.</source>
        <translation>Gewichten: '{item}' is negatief. Geef 0 om een thema weg te laten.</translation>
    </message>
    <message>
        <source>Weights: theme &apos;{theme}&apos; is named twice.</source>
        <translation>Gewichten: thema '{theme}' is twee keer genoemd.</translation>
    </message>
    <message>
        <source>Weights: there is no theme &apos;{theme}&apos;. Known: {known}.</source>
        <translation>Gewichten: er is geen thema '{theme}'. Bekend zijn: {known}.</translation>
    </message>
    <message>
        <source>Weights: all themes in the layer ({themes}) have weight 0, so nothing is left to judge.</source>
        <translation>Gewichten: alle thema's in de laag ({themes}) hebben gewicht 0, dus er blijft niets te oordelen over.</translation>
    </message>
    <message>
        <source>Field &apos;{field}&apos; holds what is no class: {values}. Classes are {known}.</source>
        <translation>Veld '{field}' bevat wat geen klasse is: {values}. Klassen zijn {known}.</translation>
    </message>
    <message>
        <source>Compare screenings</source>
        <translation>Screenings vergelijken</translation>
    </message>
    <message>
        <source>Which terrains are new or gone, and which went to another class, between two screenings</source>
        <translation>Welke terreinen nieuw of weg zijn, en welke van klasse veranderden, tussen twee screenings</translation>
    </message>
    <message>
        <source>compare,difference,change,monitor,year,screening,conflict,business park</source>
        <translation>vergelijken,verschil,verandering,monitor,jaar,screening,conflict,bedrijventerrein</translation>
    </message>
    <message>
        <source>New terrains</source>
        <translation>Nieuwe terreinen</translation>
    </message>
    <message>
        <source>Terrains that are gone</source>
        <translation>Terreinen die weg zijn</translation>
    </message>
    <message>
        <source>Terrains with another class</source>
        <translation>Terreinen met een andere klasse</translation>
    </message>
    <message>
        <source>Terrains with the same classes</source>
        <translation>Terreinen met dezelfde klassen</translation>
    </message>
    <message>
        <source>Terrains with a worse class over all</source>
        <translation>Terreinen met een zwaardere klasse in totaal</translation>
    </message>
    <message>
        <source>Terrains with a better class over all</source>
        <translation>Terreinen met een lichtere klasse in totaal</translation>
    </message>
    <message>
        <source>Output of a screening or score: fields conflict_klasse and &lt;prefix&gt;_klasse of themes.</source>
        <translation>Uitvoer van een screening of score: de velden conflict_klasse en &lt;prefix&gt;_klasse van thema's.</translation>
    </message>
    <message>
        <source>Allow different rules profiles</source>
        <translation>Verschillende regelprofielen toestaan</translation>
    </message>
    <message>
        <source>Compare also when the two were judged by different rules; a warning remains.</source>
        <translation>Ook vergelijken wanneer met andere regels is geoordeeld; een waarschuwing blijft.</translation>
    </message>
    <message>
        <source>Old screening</source>
        <translation>Oude screening</translation>
    </message>
    <message>
        <source>New screening</source>
        <translation>Nieuwe screening</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Sleutel</translation>
    </message>
    <message>
        <source>Field by which terrains are matched, in both layers. Left empty: terrein_id and its like.</source>
        <translation>Veld waarop terreinen worden gekoppeld, in beide lagen. Leeg gelaten: terrein_id en dergelijke.</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Veranderingen</translation>
    </message>
    <message>
        <source>A row for each terrain in either screening; those that are gone with their old geometry.</source>
        <translation>Een rij per terrein in een van beide screenings; wat weg is met de oude geometrie.</translation>
    </message>
    <message>
        <source>not in the layer</source>
        <translation>niet in de laag</translation>
    </message>
    <message>
        <source>Layer &apos;{layer}&apos;: rules profile {rules}</source>
        <translation>Laag '{layer}': regelprofiel {rules}</translation>
    </message>
    <message>
        <source>Layer &apos;{layer}&apos; has no field with a key such as terrein_id. Choose one. It has: {fields}.</source>
        <translation>Laag '{layer}' heeft geen veld met een sleutel zoals terrein_id. Kies er een. De laag heeft: {fields}.</translation>
    </message>
    <message>
        <source>The screenings were judged by different rules profiles ({rules}): a change of class may come from the rules. Screen both with one profile, or allow different profiles.</source>
        <translation>De screenings zijn met verschillende regelprofielen beoordeeld ({rules}): een andere klasse kan door de regels komen. Screen beide met één profiel, of sta verschillende profielen toe.</translation>
    </message>
    <message>
        <source>Different rules profiles ({rules}): a change of class may come from the rules.</source>
        <translation>Verschillende regelprofielen ({rules}): een andere klasse kan door de regels komen.</translation>
    </message>
    <message>
        <source>Without conflict_regels in both layers nobody can tell whether the same rules were used.</source>
        <translation>Zonder conflict_regels in beide lagen is niet na te gaan of dezelfde regels zijn gebruikt.</translation>
    </message>
    <message>
        <source>Themes in only one of the screenings do not count as a change: {themes}.</source>
        <translation>Thema's in maar een van de screenings gelden niet als verandering: {themes}.</translation>
    </message>
    <message>
        <source>Not every layer of {name} can be opened: {layers}.</source>
        <translation>Niet elke laag van {name} kan worden geopend: {layers}.</translation>
    </message>
    <message>
        <source>Conflict with another layer</source>
        <translation>Conflict met een andere laag</translation>
    </message>
    <message>
        <source>Overlap with or distance to any layer of terrains or lines, with your own thresholds</source>
        <translation>Overlap met of afstand tot een laag naar keuze, van terreinen of lijnen, met eigen drempels</translation>
    </message>
    <message>
        <source>agriculture,nature network,grid congestion,cable,route,line,overlap,distance,own theme</source>
        <translation>landbouw,natuurnetwerk,netcongestie,kabel,tracé,lijn,overlap,afstand,eigen thema</translation>
    </message>
    <message>
        <source>Terrains or lines</source>
        <translation>Terreinen of lijnen</translation>
    </message>
    <message>
        <source>Polygons, or lines such as cable routes: of lines the kilometres are measured instead of hectares.</source>
        <translation>Vlakken, of lijnen zoals kabeltracés: van lijnen worden kilometers gemeten in plaats van hectares.</translation>
    </message>
    <message>
        <source>Layer to hold them against</source>
        <translation>Laag om ze tegen te houden</translation>
    </message>
    <message>
        <source>Polygons; or lines or points, of which only the distance can be judged.</source>
        <translation>Vlakken; of lijnen of punten, waarvan alleen de afstand te beoordelen is.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>Prefix of the fields: 1 to 16 lower-case letters and digits, such as landbouw or nnn.</source>
        <translation>Voorvoegsel van de velden: 1 tot 16 kleine letters en cijfers, zoals landbouw of nnn.</translation>
    </message>
    <message>
        <source>Judge by</source>
        <translation>Oordelen naar</translation>
    </message>
    <message>
        <source>overlap: how much lies in the layer. afstand: how near the nearest object is.</source>
        <translation>overlap: hoeveel in de laag ligt. afstand: hoe dichtbij het dichtstbijzijnde object is.</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>Drempels</translation>
    </message>
    <message>
        <source>For hoog;midden;laag. overlap: the least that gives the class, in %, ha (terrains) or km (lines), | between alternatives, 0 is any overlap: 10%|1 ha;0. afstand: the greatest distance that gives the class: 0;1000;5 km. A class left out is not given.</source>
        <translation>Voor hoog;midden;laag. overlap: het minste dat de klasse geeft, in %, ha (terreinen) of km (lijnen), | tussen alternatieven, 0 is elke overlap: 10%|1 ha;0. afstand: de grootste afstand die de klasse geeft: 0;1000;5 km. Een weggelaten klasse wordt niet gegeven.</translation>
    </message>
    <message>
        <source>To let some objects weigh less.</source>
        <translation>Om sommige objecten minder te laten wegen.</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>The worst class that each may give: akker:hoog;gras:laag;water:geen. Without a class behind it a name counts in full, as does NULL; geen does not count. Every value must be named.</source>
        <translation>De zwaarste klasse die elk mag geven: akker:hoog;gras:laag;water:geen. Zonder klasse erachter telt een naam volledig, net als NULL; geen telt niet mee. Elke waarde moet genoemd zijn.</translation>
    </message>
    <message>
        <source>Object id</source>
        <translation>Nummer van het object</translation>
    </message>
    <message>
        <source>Features with the same id are one object.</source>
        <translation>Objecten met hetzelfde nummer zijn één object.</translation>
    </message>
    <message>
        <source>Object name</source>
        <translation>Naam van het object</translation>
    </message>
    <message>
        <source>Left empty: naam and its like.</source>
        <translation>Leeg gelaten: naam en dergelijke.</translation>
    </message>
    <message>
        <source>How far distances are measured, this distance included; at least as far as the thresholds.</source>
        <translation>Hoe ver afstanden worden gemeten, deze afstand inbegrepen; minstens zo ver als de drempels.</translation>
    </message>
    <message>
        <source>Terrains that overlap the layer</source>
        <translation>Terreinen met overlap met de laag</translation>
    </message>
    <message>
        <source>Overlap of lines (km, counted once)</source>
        <translation>Overlap van lijnen (km, één keer geteld)</translation>
    </message>
    <message>
        <source>{count} object(s) without a class: they count in full.</source>
        <translation>{count} object(en) zonder klasse: ze tellen volledig.</translation>
    </message>
    <message>
        <source>Conflict with housing</source>
        <translation>Conflict met woningbouw</translation>
    </message>
    <message>
        <source>Housing plans on and near terrains, homes near them, and terrain lost to transformation</source>
        <translation>Woningbouwplannen op en bij terreinen, woningen in de buurt en terrein dat transformatie kost</translation>
    </message>
    <message>
        <source>housing,dwellings,plans,transformation,planmonitor,diwi,replacement demand,pressure</source>
        <translation>woningbouw,woningen,plannen,transformatie,planmonitor,diwi,vervangingsvraag,druk</translation>
    </message>
    <message>
        <source>Housing plans</source>
        <translation>Woningbouwplannen</translation>
    </message>
    <message>
        <source>One or more layers of plans as polygons or points.</source>
        <translation>Een of meer lagen met plannen als vlak of punt.</translation>
    </message>
    <message>
        <source>Existing homes</source>
        <translation>Bestaande woningen</translation>
    </message>
    <message>
        <source>Optional: homes as points or polygons. Those within the radius are counted; they decide no class.</source>
        <translation>Niet verplicht: woningen als punt of vlak. Die binnen de straal worden geteld; zij beslissen geen klasse.</translation>
    </message>
    <message>
        <source>How far &apos;near&apos; reaches, this distance included. A buffer of 64 segments: up to 0.2 % too small.</source>
        <translation>Hoe ver 'nabij' reikt, deze afstand inbegrepen. Een buffer van 64 segmenten: tot 0,2% te klein.</translation>
    </message>
    <message>
        <source>Plans from year</source>
        <translation>Plannen vanaf jaar</translation>
    </message>
    <message>
        <source>Plans up to year</source>
        <translation>Plannen tot en met jaar</translation>
    </message>
    <message>
        <source>Optional: only plans in these years, ends included. A plan without a year stays in.</source>
        <translation>Niet verplicht: alleen plannen in deze jaren, grenzen inbegrepen. Een plan zonder jaar blijft meetellen.</translation>
    </message>
    <message>
        <source>Number of homes</source>
        <translation>Aantal woningen</translation>
    </message>
    <message>
        <source>Net homes. NULL is unknown: the plan counts, its homes do not.</source>
        <translation>Netto woningen. NULL is onbekend: het plan telt mee, zijn woningen niet.</translation>
    </message>
    <message>
        <source>Planning status</source>
        <translation>Planologische status</translation>
    </message>
    <message>
        <source>1A to 2C are hard; 3, 4A, 4B and what is unreadable are soft.</source>
        <translation>1A tot en met 2C zijn hard; 3, 4A, 4B en wat onleesbaar is, zijn zacht.</translation>
    </message>
    <message>
        <source>Plan type</source>
        <translation>Plantype</translation>
    </message>
    <message>
        <source>TRANSFORMATIEGEBIED marks plans that take the terrain.</source>
        <translation>TRANSFORMATIEGEBIED merkt plannen die het terrein kosten.</translation>
    </message>
    <message>
        <source>Year of the plan</source>
        <translation>Jaar van het plan</translation>
    </message>
    <message>
        <source>The year, or a text that holds it.</source>
        <translation>Het jaar, of een tekst waar het in staat.</translation>
    </message>
    <message>
        <source>Plan id</source>
        <translation>Plannummer</translation>
    </message>
    <message>
        <source>Features with the same id are one plan; its homes count once.</source>
        <translation>Objecten met hetzelfde nummer zijn één plan; zijn woningen tellen één keer.</translation>
    </message>
    <message>
        <source>Id of the parent plan</source>
        <translation>Nummer van het moederplan</translation>
    </message>
    <message>
        <source>A parent brings only the homes its children do not.</source>
        <translation>Een moederplan brengt alleen de woningen die zijn deelplannen niet brengen.</translation>
    </message>
    <message>
        <source>Terrains that overlap a plan</source>
        <translation>Terreinen met overlap met een plan</translation>
    </message>
    <message>
        <source>Overlap with hard plans (ha, ground counted once)</source>
        <translation>Overlap met harde plannen (ha, grond één keer geteld)</translation>
    </message>
    <message>
        <source>Homes planned on terrains</source>
        <translation>Geplande woningen op terreinen</translation>
    </message>
    <message>
        <source>Terrain lost to decided transformation (ha)</source>
        <translation>Terrein dat vastgestelde transformatie kost (ha)</translation>
    </message>
    <message>
        <source>Plans of unknown number of homes</source>
        <translation>Plannen met een onbekend aantal woningen</translation>
    </message>
    <message>
        <source>Terrain under more than one plan: {ha} ha. Hectares count once, homes add up.</source>
        <translation>Terrein onder meer dan één plan: {ha} ha. Hectares tellen één keer, woningen tellen op.</translation>
    </message>
    <message>
        <source>Conflict score over all themes</source>
        <translation>Conflictscore over alle thema's</translation>
    </message>
    <message>
        <source>One class, score and rank per terrain from the themes that are in the layer</source>
        <translation>Eén klasse, score en rang per terrein uit de thema's die in de laag staan</translation>
    </message>
    <message>
        <source>conflict,score,class,weights,rank,combination,multi-criteria,business park</source>
        <translation>conflict,score,klasse,gewichten,rang,combinatie,multicriteria,bedrijventerrein</translation>
    </message>
    <message>
        <source>Terrains in class onbekend</source>
        <translation>Terreinen in klasse onbekend</translation>
    </message>
    <message>
        <source>Terrains with a theme that is onbekend</source>
        <translation>Terreinen met een thema dat onbekend is</translation>
    </message>
    <message>
        <source>Terrains with classes</source>
        <translation>Terreinen met klassen</translation>
    </message>
    <message>
        <source>Layer or table with the fields &lt;prefix&gt;_klasse and &lt;prefix&gt;_score of one or more themes.</source>
        <translation>Laag of tabel met de velden &lt;prefix&gt;_klasse en &lt;prefix&gt;_score van een of meer thema's.</translation>
    </message>
    <message>
        <source>The profile with which the themes were judged. Its name, version and hash go into conflict_regels; the scoring itself has no thresholds. Left empty: the built-in one.</source>
        <translation>Het profiel waarmee de thema's zijn beoordeeld. Naam, versie en hash gaan naar conflict_regels; de score zelf kent geen drempels. Leeg gelaten: het ingebouwde.</translation>
    </message>
    <message>
        <source>Terrains with score</source>
        <translation>Terreinen met score</translation>
    </message>
    <message>
        <source>The terrains with class, score, rank and profile over all themes.</source>
        <translation>De terreinen met klasse, score, rang en profiel over alle thema's.</translation>
    </message>
    <message>
        <source>There is no theme to combine: no field such as n2000_klasse with n2000_score. Run a conflict algorithm first. The layer has: {fields}.</source>
        <translation>Er is geen thema om te combineren: geen veld zoals n2000_klasse met n2000_score. Draai eerst een conflictalgoritme. De laag heeft: {fields}.</translation>
    </message>
    <message>
        <source>Themes and weights: {themes}</source>
        <translation>Thema's en gewichten: {themes}</translation>
    </message>
    <message>
        <source>{count} terrain(s) have a score that does not agree with its class: the class was used.</source>
        <translation>{count} terrein(en) hebben een score die niet bij de klasse past: de klasse is gebruikt.</translation>
    </message>
    <message>
        <source>Conflict with water stress</source>
        <translation>Conflict met waterstress</translation>
    </message>
    <message>
        <source>Share of terrains in the classes of a water stress map (polygons or raster), with class and reason</source>
        <translation>Aandeel van terreinen in de klassen van een waterstresskaart (vlakken of raster), met klasse en reden</translation>
    </message>
    <message>
        <source>water,flood,drought,subsidence,salt,climate,stress,raster,business park</source>
        <translation>water,overstroming,droogte,bodemdaling,verzilting,klimaat,stress,raster,bedrijventerrein</translation>
    </message>
    <message>
        <source>What unmapped land means</source>
        <translation>Wat niet-gekarteerd land betekent</translation>
    </message>
    <message>
        <source>Land outside the polygons, or without data in the raster. geen: no stress there. onbekend: not known. Left empty: geen when only polygons are given, else onbekend.</source>
        <translation>Land buiten de vlakken, of zonder gegevens in het raster. geen: daar geen stress. onbekend: niet bekend. Leeg gelaten: geen wanneer alleen vlakken zijn opgegeven, anders onbekend.</translation>
    </message>
    <message>
        <source>Least coverage (%)</source>
        <translation>Minste dekking (%)</translation>
    </message>
    <message>
        <source>Where unmapped land is unknown, a terrain of which less is mapped is &apos;onbekend&apos;.</source>
        <translation>Waar niet-gekarteerd land onbekend is, is een terrein waarvan minder gekarteerd is 'onbekend'.</translation>
    </message>
    <message>
        <source>Prefix of the fields</source>
        <translation>Voorvoegsel van de velden</translation>
    </message>
    <message>
        <source>Lower-case letters and digits, to keep several stress maps apart, such as droogte or overstroming.</source>
        <translation>Kleine letters en cijfers, om meer stresskaarten uit elkaar te houden, zoals droogte of overstroming.</translation>
    </message>
    <message>
        <source>One or more polygon layers. Where several cover a place, the worst counts.</source>
        <translation>Een of meer vlakkenlagen. Waar er meer over elkaar liggen, telt de zwaarste.</translation>
    </message>
    <message>
        <source>Left empty: whatever lies inside the polygons has full stress (100). NULL means no data there.</source>
        <translation>Leeg gelaten: alles binnen de vlakken heeft volle stress (100). NULL betekent daar geen gegevens.</translation>
    </message>
    <message>
        <source>Stress classes</source>
        <translation>Stressklassen</translation>
    </message>
    <message>
        <source>The classes from low to high, semicolons between: laag;matig;hoog share the scale to 100 evenly. Or each with its score (0-100): geen:0;matig:40;ernstig:100. Score 0 is no stress.</source>
        <translation>De klassen van laag naar hoog, puntkomma's ertussen: laag;matig;hoog verdelen de schaal tot 100 gelijk. Of elk met een score (0-100): geen:0;matig:40;ernstig:100. Score 0 is geen stress.</translation>
    </message>
    <message>
        <source>Cells count by the fraction that lies inside the terrain. Together with polygons the worst counts.</source>
        <translation>Cellen tellen mee voor het deel dat binnen het terrein ligt. Samen met vlakken telt de zwaarste.</translation>
    </message>
    <message>
        <source>Band of the raster that holds the stress.</source>
        <translation>Band van het raster waar de stress in staat.</translation>
    </message>
    <message>
        <source>How the raster is read</source>
        <translation>Hoe het raster gelezen wordt</translation>
    </message>
    <message>
        <source>klassen: each value is a class. grenzen: a class begins at a value and runs up to the next.</source>
        <translation>klassen: elke waarde is een klasse. grenzen: een klasse begint bij een waarde en loopt tot de volgende.</translation>
    </message>
    <message>
        <source>What raster values mean</source>
        <translation>Wat rasterwaarden betekenen</translation>
    </message>
    <message>
        <source>value:score (0-100), semicolons between: 1:0;2:50;3:100. With grenzen the lower bounds, rising: 0,5:40;1,5:100 is 40 from 0.5 m and 100 from 1.5 m; below the first there is no stress.</source>
        <translation>waarde:score (0-100), puntkomma's ertussen: 1:0;2:50;3:100. Met grenzen de ondergrenzen, oplopend: 0,5:40;1,5:100 is 40 vanaf 0,5 m en 100 vanaf 1,5 m; onder de eerste is geen stress.</translation>
    </message>
    <message>
        <source>Land in the worst stress class (ha, ground counted once)</source>
        <translation>Land in de zwaarste stressklasse (ha, grond één keer geteld)</translation>
    </message>
    <message>
        <source>{count} stress polygon(s) without a class: no data there.</source>
        <translation>{count} stressvlak(ken) zonder klasse: daar geen gegevens.</translation>
    </message>
    <message>
        <source>Stress layer &apos;{layer}&apos; is empty.</source>
        <translation>Stresslaag '{layer}' is leeg.</translation>
    </message>
    <message>
        <source>Conflict zones</source>
        <translation>Conflictzones</translation>
    </message>
    <message>
        <source>The overlapping parts of terrains and the objects of a layer, as polygons with their hectares</source>
        <translation>De overlappende delen van terreinen en de objecten van een laag, als vlakken met hun hectares</translation>
    </message>
    <message>
        <source>conflict,zone,overlap,intersection,clip,polygons,hectares,business park</source>
        <translation>conflict,zone,overlap,doorsnede,uitsnijden,vlakken,hectares,bedrijventerrein</translation>
    </message>
    <message>
        <source>Number of zones</source>
        <translation>Aantal zones</translation>
    </message>
    <message>
        <source>Layer to cut out</source>
        <translation>Laag om uit te snijden</translation>
    </message>
    <message>
        <source>Polygons, such as Natura 2000 sites or housing plans.</source>
        <translation>Vlakken, zoals Natura 2000-gebieden of woningbouwplannen.</translation>
    </message>
    <message>
        <source>What stands in the field thema, such as natura2000 or woningbouw. Left empty: the layer&apos;s name.</source>
        <translation>Wat in het veld thema komt te staan, zoals natura2000 of woningbouw. Leeg gelaten: de naam van de laag.</translation>
    </message>
    <message>
        <source>Features with the same id are one object. Left empty: object_id, else each feature is one.</source>
        <translation>Objecten met hetzelfde nummer zijn één object. Leeg gelaten: object_id, anders is elk object apart.</translation>
    </message>
    <message>
        <source>A polygon for each terrain and object that overlap, in the CRS of the terrains.</source>
        <translation>Een vlak voor elk terrein en object die overlappen, in het coördinatenstelsel van de terreinen.</translation>
    </message>
    <message>
        <source>Layer &apos;{layer}&apos; is empty; so is the output.</source>
        <translation>Laag '{layer}' is leeg; de uitvoer dus ook.</translation>
    </message>
    <message>
        <source>{count} plan feature(s) without a readable status count as soft.</source>
        <translation>{count} planobject(en) zonder leesbare status tellen als zacht.</translation>
    </message>
    <message>
        <source>{count} plan(s) of unknown number of homes: counted as plans, not as homes.</source>
        <translation>{count} plan(nen) met een onbekend aantal woningen: tellen als plan, niet als woningen.</translation>
    </message>
    <message>
        <source>{count} plan feature(s) with fewer homes built than demolished count as 0.</source>
        <translation>{count} planobject(en) met meer sloop dan bouw tellen als 0.</translation>
    </message>
    <message>
        <source>{count} plan(s) without a year stay in.</source>
        <translation>{count} plan(nen) zonder jaar blijven meetellen.</translation>
    </message>
    <message>
        <source>{count} plan feature(s) with status 1B, 1C, 2B or 2C count as hard.</source>
        <translation>{count} planobject(en) met status 1B, 1C, 2B of 2C tellen als hard.</translation>
    </message>
    <message>
        <source>How the class is decided</source>
        <translation>Hoe de klasse wordt bepaald</translation>
    </message>
    <message>
        <source>hoogste: the worst known class of the themes. gewogen: the class of the weighted mean score, never more than one class below the worst.</source>
        <translation>hoogste: de zwaarste bekende klasse van de thema's. gewogen: de klasse van de gewogen gemiddelde score, nooit meer dan één klasse onder de zwaarste.</translation>
    </message>
    <message>
        <source>Weights of the themes</source>
        <translation>Gewichten van de thema's</translation>
    </message>
    <message>
        <source>Theme and weight, semicolons between: natura2000:2;woningbouw:1. Names or prefixes. A theme that is not named weighs 1; weight 0 leaves it out of everything. Left empty: all weigh the same.</source>
        <translation>Thema en gewicht, puntkomma's ertussen: natura2000:2;woningbouw:1. Namen of voorvoegsels. Een thema dat niet genoemd is weegt 1; gewicht 0 laat het overal buiten. Leeg gelaten: alle wegen even zwaar.</translation>
    </message>
    <message>
        <source>A geometry cannot be transformed: {error}</source>
        <translation>Een geometrie kan niet worden omgezet: {error}</translation>
    </message>
    <message>
        <source>Field &apos;{field}&apos;: &apos;{value}&apos; is no number.</source>
        <translation>Veld '{field}': '{value}' is geen getal.</translation>
    </message>
    <message>
        <source>Raster &apos;{layer}&apos;: rows {top} to {bottom} cannot be read. Is the file damaged or not there?</source>
        <translation>Raster '{layer}': rijen {top} tot en met {bottom} kunnen niet worden gelezen. Is het bestand beschadigd of niet aanwezig?</translation>
    </message>
    <message>
        <source>Terrains cannot be transformed to the CRS of raster &apos;{layer}&apos;: {error}. Is its CRS set right?</source>
        <translation>Terreinen kunnen niet worden omgezet naar het coördinatenstelsel van raster '{layer}': {error}. Staat dat goed?</translation>
    </message>
    <message>
        <source>Raster &apos;{layer}&apos; cannot be opened.</source>
        <translation>Raster '{layer}' kan niet worden geopend.</translation>
    </message>
    <message>
        <source>Raster &apos;{layer}&apos; has no coordinate reference system. Set it (layer properties, Source) and run again.</source>
        <translation>Raster '{layer}' heeft geen coördinatenstelsel. Stel het in (laageigenschappen, Bron) en start opnieuw.</translation>
    </message>
    <message>
        <source>Raster &apos;{layer}&apos; has no band {band}; it has {count}.</source>
        <translation>Raster '{layer}' heeft geen band {band}; het heeft er {count}.</translation>
    </message>
    <message>
        <source>Raster &apos;{layer}&apos; gives pictures, not cell values. Use the data themselves: a GeoTIFF or a WCS, not a WMS.</source>
        <translation>Raster '{layer}' geeft plaatjes, geen celwaarden. Gebruik de gegevens zelf: een GeoTIFF of een WCS, geen WMS.</translation>
    </message>
    <message>
        <source>Raster &apos;{layer}&apos; is not georeferenced on a grid. Warp it (Raster, Projections) and run again.</source>
        <translation>Raster '{layer}' ligt niet op een gegeorefereerd raster. Vervorm het (Raster, Projecties) en start opnieuw.</translation>
    </message>
    <message>
        <source>Raster &apos;{layer}&apos; is rotated. Warp it to a north-up grid (Raster, Projections) and run again.</source>
        <translation>Raster '{layer}' is gedraaid. Vervorm het naar een raster met het noorden boven (Raster, Projecties) en start opnieuw.</translation>
    </message>
    <message>
        <source>no polygon or point, left out</source>
        <translation>geen vlak of punt, weggelaten</translation>
    </message>
    <message>
        <source>Layer &apos;{layer}&apos; has no classes to compare, such as conflict_klasse. It has: {fields}.</source>
        <translation>Laag '{layer}' heeft geen klassen om te vergelijken, zoals conflict_klasse. De laag heeft: {fields}.</translation>
    </message>
    <message>
        <source>Layer &apos;{layer}&apos;: {count} terrain(s) without a key are left out.</source>
        <translation>Laag '{layer}': {count} terrein(en) zonder sleutel zijn weggelaten.</translation>
    </message>
    <message>
        <source>Layer &apos;{layer}&apos;: {count} key(s) repeat and count once, with their worst class: {keys}</source>
        <translation>Laag '{layer}': {count} sleutel(s) komen vaker voor en tellen één keer, met hun zwaarste klasse: {keys}</translation>
    </message>
    <message>
        <source>The layer of housing plans is empty: what plans take is unknown.</source>
        <translation>De laag met woningbouwplannen is leeg: wat plannen nemen is onbekend.</translation>
    </message>
    <message>
        <source>Category &apos;{text}&apos; on {count} terrain(s) is no category (1, 2, 3, 3.1 to 6): class onbekend.</source>
        <translation>Categorie '{text}' bij {count} terrein(en) is geen categorie (1, 2, 3, 3.1 tot en met 6): klasse onbekend.</translation>
    </message>
    <message>
        <source>A screening rule: the distances of 2009 were replaced as planning method in October 2024. No permit test.</source>
        <translation>Een vuistregel om te verkennen: de afstanden van 2009 zijn in oktober 2024 als planmethode vervangen. Geen vergunningtoets.</translation>
    </message>
    <message>
        <source>The layer of sensitive objects is empty: what they limit is unknown.</source>
        <translation>De laag met gevoelige objecten is leeg: wat zij beperken is onbekend.</translation>
    </message>
    <message>
        <source>Conflict by environmental category</source>
        <translation>Conflict naar milieucategorie</translation>
    </message>
    <message>
        <source>Room for (higher) environmental categories now, and what housing plans take of it</source>
        <translation>Ruimte voor (hogere) milieucategorieën nu, en wat woningbouwplannen daarvan nemen</translation>
    </message>
    <message>
        <source>environmental category,zoning,vng,distance,noise,heavy industry,homes,room,hmc</source>
        <translation>milieucategorie,zonering,vng,richtafstand,geluid,zware industrie,woningen,ruimte,hmc</translation>
    </message>
    <message>
        <source>Environmental category</source>
        <translation>Milieucategorie</translation>
    </message>
    <message>
        <source>1, 2, 3.1 to 6, or a main category. Left empty: milieucategorie and its like.</source>
        <translation>1, 2, 3.1 tot en met 6, of een hoofdcategorie. Leeg gelaten: milieucategorie en dergelijke.</translation>
    </message>
    <message>
        <source>Sensitive objects</source>
        <translation>Gevoelige objecten</translation>
    </message>
    <message>
        <source>Existing homes, schools and their like, points or polygons.</source>
        <translation>Bestaande woningen, scholen en dergelijke, als punt of vlak.</translation>
    </message>
    <message>
        <source>Mixed areas</source>
        <translation>Gemengd gebied</translation>
    </message>
    <message>
        <source>Optional polygons: objects in them get the shorter distance of mixed areas.</source>
        <translation>Vlakken, niet verplicht: voor objecten daarin geldt de kortere afstand van gemengd gebied.</translation>
    </message>
    <message>
        <source>Net homes. NULL is unknown.</source>
        <translation>Netto woningen. NULL is onbekend.</translation>
    </message>
    <message>
        <source>Only named in the pairs: all plans limit.</source>
        <translation>Alleen genoemd in de paren: alle plannen beperken.</translation>
    </message>
    <message>
        <source>Surroundings</source>
        <translation>Omgeving</translation>
    </message>
    <message>
        <source>rustig: quiet residential area. gemengd: mixed area, one step shorter.</source>
        <translation>rustig: rustige woonwijk. gemengd: gemengd gebied, een stap korter.</translation>
    </message>
    <message>
        <source>A main category counts as</source>
        <translation>Een hoofdcategorie telt als</translation>
    </message>
    <message>
        <source>soepel: its lowest sub-category decides the class. streng: its highest. Both are computed.</source>
        <translation>soepel: de laagste subcategorie beslist de klasse. streng: de hoogste. Beide worden berekend.</translation>
    </message>
    <message>
        <source>Higher categories from</source>
        <translation>Hogere categorieën vanaf</translation>
    </message>
    <message>
        <source>The lowest sub-category that counts as a higher one; differs by province.</source>
        <translation>De laagste subcategorie die als een hogere telt; verschilt per provincie.</translation>
    </message>
    <message>
        <source>Homes on terrains limit nothing</source>
        <translation>Woningen op terreinen beperken niets</translation>
    </message>
    <message>
        <source>They are taken for company homes, on any terrain of the layer, and counted apart.</source>
        <translation>Zij gelden als bedrijfswoning, op elk terrein van de laag, en worden apart geteld.</translation>
    </message>
    <message>
        <source>From address point to facade</source>
        <translation>Van adrespunt tot gevel</translation>
    </message>
    <message>
        <source>Metres by which the facade lies nearer to the terrain than the point.</source>
        <translation>Meters die de gevel dichter bij het terrein ligt dan het punt.</translation>
    </message>
    <message>
        <source>Contours of the distances</source>
        <translation>Contouren van de richtafstanden</translation>
    </message>
    <message>
        <source>Optional: around each terrain the distance of its category, both ends.</source>
        <translation>Niet verplicht: rond elk terrein de richtafstand van zijn categorie, beide einden.</translation>
    </message>
    <message>
        <source>Room per category</source>
        <translation>Ruimte per categorie</translation>
    </message>
    <message>
        <source>Optional: where on each terrain each category still fits, now and with the plans; from 100 m².</source>
        <translation>Niet verplicht: waar op elk terrein elke categorie nog past, nu en met de plannen; vanaf 100 m².</translation>
    </message>
    <message>
        <source>Terrains for higher categories</source>
        <translation>Terreinen voor hogere categorieën</translation>
    </message>
    <message>
        <source>Within the distance of existing objects (ha, ground counted once)</source>
        <translation>Binnen de richtafstand van bestaande objecten (ha, grond één keer geteld)</translation>
    </message>
    <message>
        <source>Room taken by plans (ha, ground counted once)</source>
        <translation>Ruimte die plannen nemen (ha, grond één keer geteld)</translation>
    </message>
    <message>
        <source>Room for higher categories taken by plans (ha, ground counted once)</source>
        <translation>Ruimte voor hogere categorieën die plannen nemen (ha, grond één keer geteld)</translation>
    </message>
    <message>
        <source>Conflict screening (all themes)</source>
        <translation>Conflictscreening (alle thema's)</translation>
    </message>
    <message>
        <source>Natura 2000, housing, environmental category, water stress and other layers, with one score</source>
        <translation>Natura 2000, woningbouw, milieucategorie, waterstress en andere lagen, met één score</translation>
    </message>
    <message>
        <source>conflict,screening,all themes,score,natura 2000,housing,category,water,business park</source>
        <translation>conflict,screening,alle thema's,score,natura 2000,woningbouw,milieucategorie,water,bedrijventerrein</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Regio</translation>
    </message>
    <message>
        <source>Field by which the summary is made. Left empty: regio; without it all terrains together.</source>
        <translation>Veld waarnaar de samenvatting wordt gemaakt. Leeg gelaten: regio; zonder dat veld alle terreinen samen.</translation>
    </message>
    <message>
        <source>Optional: the parts of terrains that lie in a site, plan or other polygon.</source>
        <translation>Niet verplicht: de delen van terreinen die in een gebied, plan of ander vlak liggen.</translation>
    </message>
    <message>
        <source>Summary per region</source>
        <translation>Samenvatting per regio</translation>
    </message>
    <message>
        <source>Optional table: terrains, hectares and the number in each class, per region and in all.</source>
        <translation>Tabel, niet verplicht: terreinen, hectares en het aantal in elke klasse, per regio en in totaal.</translation>
    </message>
    <message>
        <source>Terrains in class hoog: Natura 2000</source>
        <translation>Terreinen in klasse hoog: Natura 2000</translation>
    </message>
    <message>
        <source>Terrains in class hoog: housing</source>
        <translation>Terreinen in klasse hoog: woningbouw</translation>
    </message>
    <message>
        <source>Terrains in class hoog: environmental category</source>
        <translation>Terreinen in klasse hoog: milieucategorie</translation>
    </message>
    <message>
        <source>Terrains in class hoog: water stress</source>
        <translation>Terreinen in klasse hoog: waterstress</translation>
    </message>
    <message>
        <source>Two of the other layers give the same prefix, {prefix}: rename one of them.</source>
        <translation>Twee van de andere lagen geven hetzelfde voorvoegsel, {prefix}: hernoem er een.</translation>
    </message>
    <message>
        <source>{theme}: no layer was given; the class is &apos;onbekend&apos;.</source>
        <translation>{theme}: er is geen laag opgegeven; de klasse is 'onbekend'.</translation>
    </message>
    <message>
        <source>{theme}: every class is &apos;onbekend&apos;. {reason}</source>
        <translation>{theme}: elke klasse is 'onbekend'. {reason}</translation>
    </message>
    <message>
        <source>Themes that are in the layer count too: {themes}</source>
        <translation>Thema's die in de laag staan tellen ook mee: {themes}</translation>
    </message>
    <message>
        <source>Other layers</source>
        <translation>Andere lagen</translation>
    </message>
    <message>
        <source>Polygons of further themes, such as agriculture. The layer&apos;s name gives the prefix of the fields; 10 % overlap is hoog, any other midden. For other thresholds run &apos;Conflict with another layer&apos; first: themes that are in TERRAINS count too.</source>
        <translation>Vlakken van verdere thema's, zoals landbouw. De naam van de laag geeft het voorvoegsel van de velden; 10% overlap is hoog, elke andere midden. Voor andere drempels: draai eerst 'Conflict met een andere laag'; thema's die in de terreinen staan tellen ook mee.</translation>
    </message>
    <message>
        <source>Layer &apos;{layer}&apos; could not be added to {path} ({error}). Is it open in another program?</source>
        <translation>Laag '{layer}' kon niet aan {path} worden toegevoegd ({error}). Is het in een ander programma open?</translation>
    </message>
    <message>
        <source>&apos;{label}&apos;: a {suffix} file holds no geometry. Choose a GeoPackage, e.g. {name}.gpkg.</source>
        <translation>'{label}': een bestand {suffix} kan geen geometrie bevatten. Kies een GeoPackage, bijvoorbeeld {name}.gpkg.</translation>
    </message>
    <message>
        <source>&apos;{label}&apos;: {path} is a folder. Give a file name such as {name}.gpkg.</source>
        <translation>'{label}': {path} is een map. Geef een bestandsnaam zoals {name}.gpkg.</translation>
    </message>
    <message>
        <source>the geometry</source>
        <translation>de geometrie</translation>
    </message>
    <message>
        <source>the coordinate reference system</source>
        <translation>het coördinatenstelsel</translation>
    </message>
    <message>
        <source>{path}: this format does not keep {lost}. Nothing was kept. Choose a GeoPackage.</source>
        <translation>{path}: dit formaat bewaart {lost} niet. Er is niets bewaard. Kies een GeoPackage.</translation>
    </message>
    <message>
        <source>The four themes one after another and the score, as a model to copy and change</source>
        <translation>De vier thema's na elkaar en de score, als model om te kopiëren en te veranderen</translation>
    </message>
    <message>
        <source>Conflict chain (model)</source>
        <translation>Conflictketen (model)</translation>
    </message>
    <message>
        <source>model,chain,conflict,natura 2000,housing,category,water,score</source>
        <translation>model,keten,conflict,natura 2000,woningbouw,milieucategorie,water,score</translation>
    </message>
    <message>
        <source>{count} plan(s) without a geometry lie nowhere: their homes are in no figure.</source>
        <translation>{count} plan(nen) zonder geometrie liggen nergens: hun woningen zitten in geen enkel cijfer.</translation>
    </message>
    <message>
        <source>{count} plan id(s) stand for different names in different layers: taken as different plans.</source>
        <translation>{count} plannummer(s) staan in verschillende lagen voor verschillende namen: opgevat als verschillende plannen.</translation>
    </message>
    <message>
        <source>{count} plan(s) are, through their parents, their own parent: their homes may count twice.</source>
        <translation>{count} plan(nen) zijn via hun moederplannen hun eigen moederplan: hun woningen tellen mogelijk dubbel.</translation>
    </message>
    <message>
        <source>Decimal sign</source>
        <translation>Decimaalteken</translation>
    </message>
    <message>
        <source>For tables of text: komma reads 1.234 as 1234, punt reads it as 1 and a bit. Left empty the columns themselves decide, and what can be read in two ways is refused.</source>
        <translation>Voor tabellen met tekst: komma leest 1.234 als 1234, punt leest het als ruim 1. Leeg: de kolommen zelf beslissen, en wat op twee manieren te lezen is wordt geweigerd.</translation>
    </message>
    <message>
        <source>Supply and demand</source>
        <translation>Vraag en aanbod</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>onbekend</translation>
    </message>
    <message>
        <source>Column &apos;{column}&apos;, row {row}: &apos;{text}&apos; is no number. Correct it, or leave the cell empty when unknown.</source>
        <translation>Kolom '{column}', rij {row}: '{text}' is geen getal. Verbeter het, of laat de cel leeg als het onbekend is.</translation>
    </message>
    <message>
        <source>Column &apos;{column}&apos; can be read in two ways ({examples}): a point or comma for thousands, or for decimals? Choose the decimal sign.</source>
        <translation>Kolom '{column}' is op twee manieren te lezen ({examples}): staat de punt of komma voor duizendtallen of voor decimalen? Kies het decimaalteken.</translation>
    </message>
    <message>
        <source>There is no demand: give a table of jobs, of replacement or of additional demand.</source>
        <translation>Er is geen vraag: geef een tabel met banen, met vervangingsvraag of met additionele vraag.</translation>
    </message>
    <message>
        <source>{parameter} is not given: say whether the hectares are cumulative (ja) or of each single year (nee).</source>
        <translation>{parameter} ontbreekt: zeg of de hectares cumulatief zijn (ja) of van elk jaar afzonderlijk (nee).</translation>
    </message>
    <message>
        <source>The tables of demand have no rows.</source>
        <translation>De tabellen met vraag hebben geen rijen.</translation>
    </message>
    <message>
        <source>Base year {year} lies before the jobs, which begin in {first}. Choose {first} or later.</source>
        <translation>Basisjaar {year} ligt voor de banen, die in {first} beginnen. Kies {first} of later.</translation>
    </message>
    <message>
        <source>aandeel_terrein is {value}: it must lie between 0 and 1 (0.45 is 45 %).</source>
        <translation>aandeel_terrein is {value}: het moet tussen 0 en 1 liggen (0,45 is 45 %).</translation>
    </message>
    <message>
        <source>Double use is spread over regions by the space that jobs take, so a table of jobs is needed.</source>
        <translation>Dubbelgebruik wordt over regio's verdeeld naar de ruimte die banen innemen; daarvoor is een tabel met banen nodig.</translation>
    </message>
    <message>
        <source>Row {row} of a table has no whole year in column jaar. Fill it in.</source>
        <translation>Rij {row} van een tabel heeft geen heel jaartal in kolom jaar. Vul het in.</translation>
    </message>
    <message>
        <source>Two rows of a table say something about the same: {row}. Leave one.</source>
        <translation>Twee rijen van een tabel gaan over hetzelfde: {row}. Laat er één staan.</translation>
    </message>
    <message>
        <source>Types: &apos;{value}&apos; is not known. Give one or more of {known}, with ; between.</source>
        <translation>Typen: '{value}' is niet bekend. Geef een of meer van {known}, met ; ertussen.</translation>
    </message>
    <message>
        <source>Land demand per region</source>
        <translation>Vraag naar ruimte per regio</translation>
    </message>
    <message>
        <source>Hectares that jobs, replacement and additional needs ask for, per region, scenario and year</source>
        <translation>Hectares die banen, vervanging en additionele behoefte vragen, per regio, scenario en jaar</translation>
    </message>
    <message>
        <source>demand,land,jobs,employment,hectares,scenario,forecast,expansion,replacement,region</source>
        <translation>vraag,ruimtevraag,banen,werkgelegenheid,hectares,scenario,raming,uitbreiding,vervanging,regio</translation>
    </message>
    <message>
        <source>Base year</source>
        <translation>Basisjaar</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>Laatste jaar</translation>
    </message>
    <message>
        <source>Demand in the last year, lowest scenario (ha)</source>
        <translation>Vraag in het laatste jaar, laagste scenario (ha)</translation>
    </message>
    <message>
        <source>Demand in the last year, highest scenario (ha)</source>
        <translation>Vraag in het laatste jaar, hoogste scenario (ha)</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Banen</translation>
    </message>
    <message>
        <source>Table regio, segment, scenario, jaar, banen, aandeel_terrein (0-1), m2_per_baan.</source>
        <translation>Tabel regio, segment, scenario, jaar, banen, aandeel_terrein (0-1), m2_per_baan.</translation>
    </message>
    <message>
        <source>Table regio, segment, scenario, jaar, ha. Left out it adds nothing.</source>
        <translation>Tabel regio, segment, scenario, jaar, ha. Weggelaten telt ze niet mee.</translation>
    </message>
    <message>
        <source>Replacement demand</source>
        <translation>Vervangingsvraag</translation>
    </message>
    <message>
        <source>Replacement is cumulative</source>
        <translation>Vervangingsvraag is cumulatief</translation>
    </message>
    <message>
        <source>Additional demand</source>
        <translation>Additionele vraag</translation>
    </message>
    <message>
        <source>Additional demand is cumulative</source>
        <translation>Additionele vraag is cumulatief</translation>
    </message>
    <message>
        <source>Double use</source>
        <translation>Dubbelgebruik</translation>
    </message>
    <message>
        <source>Table segment, ha_bestand, pct, van_jaar, tot_jaar (and regio): old and new systems side by side on the existing stock, for a time.</source>
        <translation>Tabel segment, ha_bestand, pct, van_jaar, tot_jaar (en regio): oude en nieuwe systemen tijdelijk naast elkaar op de bestaande voorraad.</translation>
    </message>
    <message>
        <source>Demand</source>
        <translation>Vraag</translation>
    </message>
    <message>
        <source>A row per region, segment, scenario and year.</source>
        <translation>Een rij per regio, segment, scenario en jaar.</translation>
    </message>
    <message>
        <source>% of growth and replacement together, where that is above zero.</source>
        <translation>% van uitbreiding en vervanging samen, waar die boven nul liggen.</translation>
    </message>
    <message>
        <source>Greening and water (%)</source>
        <translation>Vergroening en water (%)</translation>
    </message>
    <message>
        <source>Frictional vacancy (%)</source>
        <translation>Frictieleegstand (%)</translation>
    </message>
    <message>
        <source>Reserve (years)</source>
        <translation>Reserve (jaren)</translation>
    </message>
    <message>
        <source>Years of average growth and replacement that must lie ready at any time.</source>
        <translation>Jaren gemiddelde uitbreiding en vervanging die altijd klaar moeten liggen.</translation>
    </message>
    <message>
        <source>Demand counts from it. Left empty: the first year of all jobs series.</source>
        <translation>De vraag telt vanaf dit jaar. Leeg: het eerste jaar van alle reeksen met banen.</translation>
    </message>
    <message>
        <source>Not given, so not part of the demand: {parts}.</source>
        <translation>Niet gegeven, dus geen deel van de vraag: {parts}.</translation>
    </message>
    <message>
        <source>ja: hectares since the base year. nee: hectares of each single year. Must be said when there is a table.</source>
        <translation>ja: hectares sinds het basisjaar. nee: hectares van elk jaar afzonderlijk. Verplicht zodra er een tabel is.</translation>
    </message>
    <message>
        <source>Land supply per region</source>
        <translation>Aanbod van ruimte per regio</translation>
    </message>
    <message>
        <source>Issuable hectares per region and segment: hard, soft, from which year, and under pressure</source>
        <translation>Uitgeefbare hectares per regio en segment: hard, zacht, vanaf welk jaar, en onder druk</translation>
    </message>
    <message>
        <source>supply,land,issuable,hectares,region,segment,plan phase,hard,soft,IBIS</source>
        <translation>aanbod,planaanbod,uitgeefbaar,hectares,regio,segment,planfase,hard,zacht,IBIS</translation>
    </message>
    <message>
        <source>Hard supply (ha)</source>
        <translation>Hard aanbod (ha)</translation>
    </message>
    <message>
        <source>Soft supply (ha)</source>
        <translation>Zacht aanbod (ha)</translation>
    </message>
    <message>
        <source>Supply of unknown phase (ha)</source>
        <translation>Aanbod met onbekende planfase (ha)</translation>
    </message>
    <message>
        <source>Hard supply under pressure (ha)</source>
        <translation>Hard aanbod onder druk (ha)</translation>
    </message>
    <message>
        <source>Terrains without a figure of issuable hectares</source>
        <translation>Terreinen zonder opgave van uitgeefbare hectares</translation>
    </message>
    <message>
        <source>Layer or table of terrains with issuable hectares; with the classes of a screening if you have it.</source>
        <translation>Laag of tabel van terreinen met uitgeefbare hectares; met de klassen van een screening als u die hebt.</translation>
    </message>
    <message>
        <source>Supply</source>
        <translation>Aanbod</translation>
    </message>
    <message>
        <source>A row per region, segment and year of availability.</source>
        <translation>Een rij per regio, segment en jaar van beschikbaarheid.</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Regio's</translation>
    </message>
    <message>
        <source>Polygons. Left empty: the field with the region decides.</source>
        <translation>Vlakken. Leeg: het veld met de regio beslist.</translation>
    </message>
    <message>
        <source>Left empty: regio and its like.</source>
        <translation>Leeg: regio en verwante namen.</translation>
    </message>
    <message>
        <source>Name of the region</source>
        <translation>Naam van de regio</translation>
    </message>
    <message>
        <source>Left empty: regio, statnaam.</source>
        <translation>Leeg: regio, statnaam.</translation>
    </message>
    <message>
        <source>A terrain on a border</source>
        <translation>Een terrein op de grens</translation>
    </message>
    <message>
        <source>grootste: wholly to the region of its largest part. naar_rato: its hectares by area.</source>
        <translation>grootste: helemaal naar de regio van zijn grootste deel. naar_rato: zijn hectares naar oppervlakte.</translation>
    </message>
    <message>
        <source>Phase 3 (draft plan) counts as hard</source>
        <translation>Planfase 3 (ontwerp) telt als hard</translation>
    </message>
    <message>
        <source>Provinces differ: the register counts a draft plan, but it is not adopted yet.</source>
        <translation>Provincies verschillen hierin: het register telt een ontwerpplan mee, maar het is nog niet vastgesteld.</translation>
    </message>
    <message>
        <source>Terrains without a plan phase</source>
        <translation>Terreinen zonder planfase</translation>
    </message>
    <message>
        <source>onbekend keeps them apart; hard counts them as hard. No public IBIS file carries the phase.</source>
        <translation>onbekend houdt ze apart; hard telt ze als hard. Geen enkel openbaar IBIS-bestand heeft de planfase.</translation>
    </message>
    <message>
        <source>Themes that put supply under pressure</source>
        <translation>Thema's die aanbod onder druk zetten</translation>
    </message>
    <message>
        <source>Hard hectares on terrains in class hoog of these themes, with ; between. Of natura2000 only overlap counts.</source>
        <translation>Harde hectares op terreinen in klasse hoog bij deze thema's, met ; ertussen. Van natura2000 telt alleen overlap.</translation>
    </message>
    <message>
        <source>Output of conflictzones: at most the zone&apos;s hectares are under pressure, not the whole terrain.</source>
        <translation>Uitvoer van Conflictzones: dan staan hoogstens de hectares van de zone onder druk, niet het hele terrein.</translation>
    </message>
    <message>
        <source>Keep apart by</source>
        <translation>Apart houden naar</translation>
    </message>
    <message>
        <source>Further fields by which rows are kept apart, such as campus or eigendom.</source>
        <translation>Verdere velden waarnaar rijen apart blijven, zoals campus of eigendom.</translation>
    </message>
    <message>
        <source>Left empty: segment.</source>
        <translation>Leeg: segment.</translation>
    </message>
    <message>
        <source>Issuable hectares</source>
        <translation>Uitgeefbare hectares</translation>
    </message>
    <message>
        <source>Left empty: uitgeefbaar_ha.</source>
        <translation>Leeg: uitgeefbaar_ha.</translation>
    </message>
    <message>
        <source>Left empty: planfase and its like.</source>
        <translation>Leeg: planfase en verwante namen.</translation>
    </message>
    <message>
        <source>First year of availability</source>
        <translation>Eerste jaar van beschikbaarheid</translation>
    </message>
    <message>
        <source>Left empty: beschikbaar_vanaf.</source>
        <translation>Leeg: beschikbaar_vanaf.</translation>
    </message>
    <message>
        <source>Types that count</source>
        <translation>Typen die tellen</translation>
    </message>
    <message>
        <source>IBIS types with ; between. Shops, schools, care, airports and agribusiness (C1-C5) are left out.</source>
        <translation>IBIS-typen met ; ertussen. Winkels, onderwijs, zorg, luchthavens en agribusiness (C1-C5) tellen niet mee.</translation>
    </message>
    <message>
        <source>Reference year</source>
        <translation>Peiljaar</translation>
    </message>
    <message>
        <source>For terrains without peiljaar.</source>
        <translation>Voor terreinen zonder peiljaar.</translation>
    </message>
    <message>
        <source>{count} terrain(s) have rows that contradict each other; the first known value was used: {names}</source>
        <translation>{count} terrein(en) met rijen die elkaar tegenspreken; de eerste bekende waarde is gebruikt: {names}</translation>
    </message>
    <message>
        <source>{count} terrain(s) of other types were left out: {names}</source>
        <translation>{count} terrein(en) van andere typen tellen niet mee: {names}</translation>
    </message>
    <message>
        <source>{count} terrain(s) have negative issuable hectares; taken as 0: {names}</source>
        <translation>{count} terrein(en) met negatieve uitgeefbare hectares; geteld als 0: {names}</translation>
    </message>
    <message>
        <source>{count} terrain(s): stated issuable hectares differ by more than 0.1 ha from at once plus later; the stated ones were used: {names}</source>
        <translation>{count} terrein(en): de opgegeven uitgeefbare hectares wijken meer dan 0,1 ha af van terstond plus niet-terstond; de opgegeven zijn gebruikt: {names}</translation>
    </message>
    <message>
        <source>{count} terrain(s) without a figure of issuable hectares, so supply may be more: {names}</source>
        <translation>{count} terrein(en) zonder opgave van uitgeefbare hectares, dus het aanbod kan groter zijn: {names}</translation>
    </message>
    <message>
        <source>{count} terrain(s) lie in no region and are kept in a row without one: {names}</source>
        <translation>{count} terrein(en) liggen in geen enkele regio en staan in een rij zonder regio: {names}</translation>
    </message>
    <message>
        <source>Hectares of terrains on a border were spread by area: nobody knows where on the terrain they lie.</source>
        <translation>Hectares van terreinen op een grens zijn naar oppervlakte verdeeld: niemand weet waar op het terrein ze liggen.</translation>
    </message>
    <message>
        <source>Balance of supply and demand</source>
        <translation>Saldo van vraag en aanbod</translation>
    </message>
    <message>
        <source>Hard planned supply less demand per region, in the band of the scenarios, and from which year short</source>
        <translation>Hard planaanbod min vraag per regio, in de bandbreedte van de scenario's, en vanaf welk jaar te weinig</translation>
    </message>
    <message>
        <source>balance,shortage,supply,demand,band,region,horizon,hectares,2032,scenario</source>
        <translation>saldo,tekort,aanbod,vraag,bandbreedte,regio,horizon,hectares,2032,scenario</translation>
    </message>
    <message>
        <source>Balance at the highest demand (ha)</source>
        <translation>Saldo bij de hoogste vraag (ha)</translation>
    </message>
    <message>
        <source>Balance at the lowest demand (ha)</source>
        <translation>Saldo bij de laagste vraag (ha)</translation>
    </message>
    <message>
        <source>Rows in class tekort</source>
        <translation>Rijen in klasse tekort</translation>
    </message>
    <message>
        <source>Rows in class onbekend</source>
        <translation>Rijen in klasse onbekend</translation>
    </message>
    <message>
        <source>Horizon</source>
        <translation>Horizon</translation>
    </message>
    <message>
        <source>Year up to which demand counts; 2032 in the national strategy.</source>
        <translation>Jaar tot wanneer de vraag telt; 2032 in de nationale strategie.</translation>
    </message>
    <message>
        <source>Output of landsupply, or your own table regio, peiljaar, aanbod_hard_ha (and aanbod_zacht_ha).</source>
        <translation>Uitvoer van Aanbod van ruimte, of een eigen tabel regio, peiljaar, aanbod_hard_ha (en aanbod_zacht_ha).</translation>
    </message>
    <message>
        <source>Output of landdemand, or your own table regio, scenario, jaar, vraag_ha: cumulative hectares.</source>
        <translation>Uitvoer van Vraag naar ruimte, of een eigen tabel regio, scenario, jaar, vraag_ha: cumulatieve hectares.</translation>
    </message>
    <message>
        <source>Polygons: then the output is a map of the balances.</source>
        <translation>Vlakken: dan is de uitvoer een kaart van de saldi.</translation>
    </message>
    <message>
        <source>A row per segment too</source>
        <translation>Ook een rij per segment</translation>
    </message>
    <message>
        <source>Else one row per region.</source>
        <translation>Anders één rij per regio.</translation>
    </message>
    <message>
        <source>Go on beyond the last year of the demand</source>
        <translation>Doorgaan voorbij het laatste jaar van de vraag</translation>
    </message>
    <message>
        <source>Along its last two years. Else a horizon beyond the data leaves the balance unknown.</source>
        <translation>In het verlengde van haar laatste twee jaren. Anders is het saldo onbekend als de horizon voorbij de gegevens ligt.</translation>
    </message>
    <message>
        <source>For rows of supply without peiljaar.</source>
        <translation>Voor rijen van het aanbod zonder peiljaar.</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Saldo</translation>
    </message>
    <message>
        <source>A row per region, and the total.</source>
        <translation>Een rij per regio, en het totaal.</translation>
    </message>
    <message>
        <source>Years</source>
        <translation>Jaren</translation>
    </message>
    <message>
        <source>Supply and demand of every year.</source>
        <translation>Aanbod en vraag van elk jaar.</translation>
    </message>
    <message>
        <source>Per scenario</source>
        <translation>Per scenario</translation>
    </message>
    <message>
        <source>A row per region and scenario.</source>
        <translation>Een rij per regio en scenario.</translation>
    </message>
    <message>
        <source>Supply of different reference years in {names}: demand counts from the oldest, so a shortage may show too large.</source>
        <translation>Aanbod van verschillende peiljaren in {names}: de vraag telt vanaf het oudste, dus een tekort kan te groot lijken.</translation>
    </message>
    <message>
        <source>Supply without a reference year, so it is not known from when demand counts: {names}. Give one.</source>
        <translation>Aanbod zonder peiljaar, dus is niet bekend vanaf wanneer de vraag telt: {names}. Geef een peiljaar.</translation>
    </message>
    <message>
        <source>{names} ha of the hard supply comes after the horizon; it is in the balance all the same.</source>
        <translation>{names} ha van het harde aanbod komt na de horizon; het zit toch in het saldo.</translation>
    </message>
    <message>
        <source>(no region)</source>
        <translation>(geen regio)</translation>
    </message>
    <message>
        <source>Band ends of regions do not add up to those of the total: regions need not have their extremes in the same scenario. Per scenario they do. The classes are ours, not the ministry&apos;s.</source>
        <translation>Bandeinden van regio's tellen niet op tot die van het totaal: regio's hoeven hun uiterste niet in hetzelfde scenario te hebben. Per scenario tellen ze wel op. De klassen zijn van deze plugin, niet van het ministerie.</translation>
    </message>
    <message>
        <source>Not in layer &apos;{layer}&apos;, so without a place on the map: {names}. Are they spelled alike?</source>
        <translation>Niet in laag '{layer}', dus zonder plek op de kaart: {names}. Zijn ze gelijk gespeld?</translation>
    </message>
    <message>
        <source>Regions of layer &apos;{layer}&apos; without supply and demand: {names}.</source>
        <translation>Regio's van laag '{layer}' zonder aanbod en vraag: {names}.</translation>
    </message>
    <message>
        <source>It is not known in which region the terrains of &apos;{layer}&apos; lie: there is no field regio with a value. Choose the field with the region, or a layer of regions.</source>
        <translation>Niet bekend is in welke regio de terreinen van '{layer}' liggen: er is geen veld regio met een waarde. Kies het veld met de regio, of een laag met regio's.</translation>
    </message>
    <message>
        <source>Table &apos;{layer}&apos; has no geometry, so a layer of regions cannot be used. Choose the field instead.</source>
        <translation>Tabel '{layer}' heeft geen geometrie, dus een laag met regio's is niet te gebruiken. Kies het veld.</translation>
    </message>
    <message>
        <source>Not judged in &apos;{layer}&apos;, so without a say in what is under pressure: {themes}.</source>
        <translation>Niet beoordeeld in '{layer}', dus zonder invloed op wat onder druk staat: {themes}.</translation>
    </message>
    <message>
        <source>Layer &apos;{layer}&apos;: region {row} has no name in field &apos;{field}&apos;. Fill it in, or choose another.</source>
        <translation>Laag '{layer}': regio {row} heeft geen naam in veld '{field}'. Vul die in, of kies een ander veld.</translation>
    </message>
    <message>
        <source>Layer &apos;{layer}&apos; has no field {field}: give the output of conflictzones.</source>
        <translation>Laag '{layer}' heeft geen veld {field}: geef de uitvoer van Conflictzones.</translation>
    </message>
    <message>
        <source>Layer &apos;{layer}&apos; has no field with the name of a region. Choose one. It has: {fields}.</source>
        <translation>Laag '{layer}' heeft geen veld met de naam van een regio. Kies er een. Wel aanwezig: {fields}.</translation>
    </message>
    <message>
        <source>Table &apos;{layer}&apos; has no column &apos;{column}&apos;. It has: {fields}.</source>
        <translation>Tabel '{layer}' heeft geen kolom '{column}'. Wel aanwezig: {fields}.</translation>
    </message>
    <message>
        <source>Table &apos;{layer}&apos;: column &apos;{field}&apos; is used as {column}.</source>
        <translation>Tabel '{layer}': kolom '{field}' wordt gebruikt als {column}.</translation>
    </message>
    <message>
        <source>Table &apos;{layer}&apos; cannot be read: {error}. Save it as CSV in UTF-8 and run again.</source>
        <translation>Tabel '{layer}' is niet te lezen: {error}. Bewaar haar als CSV in UTF-8 en start opnieuw.</translation>
    </message>
    <message>
        <source>'{path}' is not UTF-8; it was read as Windows-1252. Look whether é and ë came out well.</source>
        <translation>'{path}' is geen UTF-8 en is gelezen als Windows-1252. Kijk of é en ë goed zijn overgekomen.</translation>
    </message>
    <message>
        <source>Supply of the terrains, demand of the jobs and their balance, as a model to copy and change</source>
        <translation>Aanbod van de terreinen, vraag van de banen en hun saldo, als model om te kopiëren en aan te passen</translation>
    </message>
    <message>
        <source>From terrains to balance (model)</source>
        <translation>Van terreinen naar saldo (model)</translation>
    </message>
    <message>
        <source>model,chain,balance,supply,demand,region,shortage</source>
        <translation>model,keten,saldo,aanbod,vraag,regio,tekort</translation>
    </message>
    <message>
        <source>There is no theme &apos;{theme}&apos; in the layer. Known: {known}.</source>
        <translation>Er is geen thema '{theme}' in de laag. Bekend: {known}.</translation>
    </message>
    <message>
        <source>Robustness of the conflict score</source>
        <translation>Robuustheid van de conflictscore</translation>
    </message>
    <message>
        <source>How often a terrain keeps its class and rank when weights and thresholds are drawn anew</source>
        <translation>Hoe vaak een terrein zijn klasse en rang houdt als gewichten en drempels opnieuw worden getrokken</translation>
    </message>
    <message>
        <source>robustness,sensitivity,uncertainty,monte carlo,weights,thresholds,conflict,business park</source>
        <translation>robuustheid,gevoeligheid,onzekerheid,monte carlo,gewichten,drempels,conflict,bedrijventerrein</translation>
    </message>
    <message>
        <source>Terrains that keep their class in at least 95 % of the draws</source>
        <translation>Terreinen die in minstens 95% van de trekkingen hun klasse houden</translation>
    </message>
    <message>
        <source>Terrains that keep their class in less than 75 % of the draws</source>
        <translation>Terreinen die in minder dan 75% van de trekkingen hun klasse houden</translation>
    </message>
    <message>
        <source>Output of a screening or of the conflict algorithms: classes and scores, and their indicators.</source>
        <translation>Uitvoer van een screening of van de conflictanalyses: klassen en scores, en hun indicatoren.</translation>
    </message>
    <message>
        <source>Range of the weights (± %)</source>
        <translation>Marge van de gewichten (± %)</translation>
    </message>
    <message>
        <source>Every weight is drawn evenly between so much below and above its value. 0 keeps the weights.</source>
        <translation>Elk gewicht wordt gelijkmatig getrokken tussen zoveel onder en boven zijn waarde. 0 houdt de gewichten vast.</translation>
    </message>
    <message>
        <source>Range of the class thresholds (± %)</source>
        <translation>Marge van de klassegrenzen (± %)</translation>
    </message>
    <message>
        <source>Every threshold that decides a class is drawn evenly between so much below and above its value, one draw for all terrains, and the themes are judged anew from their indicators in the layer. 0 keeps the classes of the themes.</source>
        <translation>Elke drempel die een klasse bepaalt wordt gelijkmatig getrokken tussen zoveel onder en boven zijn waarde, één trekking voor alle terreinen, en de thema's worden opnieuw beoordeeld uit hun indicatoren in de laag. 0 houdt de klassen van de thema's vast.</translation>
    </message>
    <message>
        <source>Number of draws</source>
        <translation>Aantal trekkingen</translation>
    </message>
    <message>
        <source>More draws give finer percentages.</source>
        <translation>Meer trekkingen geven fijnere percentages.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>The same seed gives the same draws.</source>
        <translation>Dezelfde seed geeft dezelfde trekkingen.</translation>
    </message>
    <message>
        <source>Which end of a main category decides</source>
        <translation>Welk eind van een hoofdcategorie beslist</translation>
    </message>
    <message>
        <source>As chosen when the category theme was judged: soepel (lowest) or streng (highest).</source>
        <translation>Zoals gekozen toen het categoriethema werd beoordeeld: soepel (laagste) of streng (hoogste).</translation>
    </message>
    <message>
        <source>The profile with which the themes were judged: its thresholds are drawn. Left empty: the built-in one.</source>
        <translation>Het profiel waarmee de thema's zijn beoordeeld: zijn drempels worden getrokken. Leeg: het ingebouwde.</translation>
    </message>
    <message>
        <source>Terrains with robustness</source>
        <translation>Terreinen met robuustheid</translation>
    </message>
    <message>
        <source>The terrains with the share of draws in which they keep their class, and the range of their rank.</source>
        <translation>De terreinen met het deel van de trekkingen waarin ze hun klasse houden, en de bandbreedte van hun rang.</translation>
    </message>
    <message>
        <source>{name}: {value} is given; it must lie between {lowest} and {highest}.</source>
        <translation>{name}: {value} is opgegeven; het moet liggen tussen {lowest} en {highest}.</translation>
    </message>
    <message>
        <source>The terrains were judged by the rules profile {used}, and {given} would be drawn from. Give the profile of the screening as RULES, or 0 as the range of the class thresholds.</source>
        <translation>De terreinen zijn beoordeeld met het regelprofiel {used}, en er zou worden getrokken uit {given}. Geef het profiel van de screening op als RULES, of 0 als marge van de klassegrenzen.</translation>
    </message>
    <message>
        <source>Judged anew from their indicators: {themes}</source>
        <translation>Opnieuw beoordeeld uit hun indicatoren: {themes}</translation>
    </message>
    <message>
        <source>Without their indicators in the layer these themes keep their class in every draw: {themes}.</source>
        <translation>Zonder hun indicatoren in de laag houden deze thema's in elke trekking hun klasse: {themes}.</translation>
    </message>
    <message>
        <source>{theme}: {count} terrain(s) have a class that does not follow from the indicators in the layer and these rules; it stays in every draw.</source>
        <translation>{theme}: {count} terrein(en) hebben een klasse die niet volgt uit de indicatoren in de laag en deze regels; zij blijft in elke trekking gelijk.</translation>
    </message>
    <message>
        <source>Tensions and chances per area</source>
        <translation>Spanningen en kansen per gebied</translation>
    </message>
    <message>
        <source>By the three perspectives, per NOVEX area or region: what is in conflict, and where there is room</source>
        <translation>Langs de drie perspectieven, per NOVEX-gebied of regio: wat in conflict is, en waar ruimte ligt</translation>
    </message>
    <message>
        <source>perspectives,NOVEX,tension,chance,area,region,higher category,quay,mixing,redevelopment</source>
        <translation>perspectieven,NOVEX,spanning,kans,gebied,regio,hogere categorie,kade,mengen,herontwikkeling</translation>
    </message>
    <message>
        <source>Number of areas</source>
        <translation>Aantal gebieden</translation>
    </message>
    <message>
        <source>Terrains outside every area</source>
        <translation>Terreinen buiten alle gebieden</translation>
    </message>
    <message>
        <source>Terrains with a tension</source>
        <translation>Terreinen met een spanning</translation>
    </message>
    <message>
        <source>Terrains with a chance</source>
        <translation>Terreinen met een kans</translation>
    </message>
    <message>
        <source>Terrains with a chance (ha, ground counted once)</source>
        <translation>Terreinen met een kans (ha, grond één keer geteld)</translation>
    </message>
    <message>
        <source>Output of a screening of terrains with canonical fields. A field that is missing is unknown, never 0.</source>
        <translation>Uitvoer van een screening van terreinen met de vaste velden. Een veld dat ontbreekt is onbekend, nooit 0.</translation>
    </message>
    <message>
        <source>Areas</source>
        <translation>Gebieden</translation>
    </message>
    <message>
        <source>Polygons, such as NOVEX areas or regions. They may overlap.</source>
        <translation>Vlakken, zoals NOVEX-gebieden of regio's. Ze mogen elkaar overlappen.</translation>
    </message>
    <message>
        <source>Name of the area</source>
        <translation>Naam van het gebied</translation>
    </message>
    <message>
        <source>Left empty: gebied, naam and their like.</source>
        <translation>Leeg: gebied, naam en dergelijke.</translation>
    </message>
    <message>
        <source>Optional: homes planned in each area, and those near the terrains, counted anew. Left empty: the field woon_plan_nabij of the screening.</source>
        <translation>Optioneel: geplande woningen per gebied en bij de terreinen, opnieuw geteld. Leeg: het veld woon_plan_nabij van de screening.</translation>
    </message>
    <message>
        <source>A conflict is a tension from class</source>
        <translation>Een conflict is een spanning vanaf klasse</translation>
    </message>
    <message>
        <source>The lowest class of a theme, or of all themes together, that counts.</source>
        <translation>De laagste klasse van een thema, of van alle thema's samen, die telt.</translation>
    </message>
    <message>
        <source>Themes of agriculture and nature</source>
        <translation>Thema's van landbouw en natuur</translation>
    </message>
    <message>
        <source>Themes of energy and economy</source>
        <translation>Thema's van energie en economie</translation>
    </message>
    <message>
        <source>Themes of liveable cities</source>
        <translation>Thema's van leefbare steden</translation>
    </message>
    <message>
        <source>Names or prefixes with semicolons between; themes of your own too, such as landbouw.</source>
        <translation>Namen of voorvoegsels met puntkomma's ertussen; ook eigen thema's, zoals landbouw.</translation>
    </message>
    <message>
        <source>For mixing. soepel: its lowest sub-category. streng: its highest.</source>
        <translation>Voor mengen. soepel: haar laagste subcategorie. streng: haar hoogste.</translation>
    </message>
    <message>
        <source>Net homes. NULL is unknown, never 0.</source>
        <translation>Netto woningen. NULL is onbekend, nooit 0.</translation>
    </message>
    <message>
        <source>A row per area; one without a name for terrains outside all of them.</source>
        <translation>Een rij per gebied; één zonder naam voor terreinen daarbuiten.</translation>
    </message>
    <message>
        <source>Tensions and chances per terrain</source>
        <translation>Spanningen en kansen per terrein</translation>
    </message>
    <message>
        <source>A row for each area, terrain and subject, with hectares, jobs and the reason.</source>
        <translation>Een rij per gebied, terrein en onderwerp, met hectares, banen en de reden.</translation>
    </message>
    <message>
        <source>Layer &apos;{layer}&apos; has no field with the name of an area. Choose one. It has: {fields}.</source>
        <translation>Laag '{layer}' heeft geen veld met de naam van een gebied. Kies er een. Er zijn: {fields}.</translation>
    </message>
    <message>
        <source>The layer of housing plans is empty: no homes are known from it.</source>
        <translation>De laag met woningbouwplannen is leeg: er zijn geen woningen uit bekend.</translation>
    </message>
    <message>
        <source>Planned homes near terrains: counted anew within {radius} m.</source>
        <translation>Geplande woningen bij de terreinen: opnieuw geteld binnen {radius} m.</translation>
    </message>
    <message>
        <source>Not judged in the terrains, so no tension by them is known: {themes}.</source>
        <translation>Niet beoordeeld in de terreinen, dus van deze thema's is geen spanning bekend: {themes}.</translation>
    </message>
    <message>
        <source>&apos;{value}&apos; is no score from 0 to 100.</source>
        <translation>'{value}' is geen score van 0 tot en met 100.</translation>
    </message>
    <message>
        <source>&apos;{value}&apos; is not known. Give one of {known}.</source>
        <translation>'{value}' is niet bekend. Geef een van {known}.</translation>
    </message>
    <message>
        <source>{count} terrain(s) with fewer than 0 issuable hectares: taken as 0.</source>
        <translation>{count} terrein(en) met minder dan 0 uitgeefbare hectares: als 0 genomen.</translation>
    </message>
    <message>
        <source>Not in the layer, so what hangs on it is unknown (NULL): {fields}.</source>
        <translation>Niet in de laag, dus wat eraan hangt is onbekend (NULL): {fields}.</translation>
    </message>
    <message>
        <source>The terrains have no classes of a screening, so no tension of a theme can be told: run one first.</source>
        <translation>De terreinen hebben geen klassen van een screening, dus spanningen van thema's zijn niet te zien: draai er eerst een.</translation>
    </message>
    <message>
        <source>There are no homes: give layers of housing plans, or a table of planned homes.</source>
        <translation>Er zijn geen woningen: geef lagen met woningbouwplannen, of een tabel met geplande woningen.</translation>
    </message>
    <message>
        <source>Homes would count twice: give layers of housing plans, or a table of planned homes, not both.</source>
        <translation>De woningen zouden dubbel tellen: geef lagen met woningbouwplannen of een tabel met geplande woningen, niet beide.</translation>
    </message>
    <message>
        <source>The lowest land per job ({low} m²) is above the highest ({high} m²). Exchange them.</source>
        <translation>De minste ruimte per baan ({low} m²) is groter dan de meeste ({high} m²). Verwissel ze.</translation>
    </message>
    <message>
        <source>The layers of housing plans have no features: they say nothing about homes.</source>
        <translation>De lagen met woningbouwplannen hebben geen objecten: ze zeggen niets over woningen.</translation>
    </message>
    <message>
        <source>It is not known in which region the housing plans lie: there is no field regio with a value. Choose a layer of regions.</source>
        <translation>Het is niet bekend in welke regio de woningbouwplannen liggen: er is geen ingevuld veld regio. Kies een laag met regio's.</translation>
    </message>
    <message>
        <source>Table &apos;{layer}&apos; has no rows: it says nothing about homes.</source>
        <translation>Tabel '{layer}' heeft geen rijen: ze zegt niets over woningen.</translation>
    </message>
    <message>
        <source>{count} row(s) with fewer homes built than demolished count as 0.</source>
        <translation>{count} rij(en) met minder gebouwde dan gesloopte woningen tellen als 0.</translation>
    </message>
    <message>
        <source>&apos;{layer}&apos;: not one readable planning status (1A to 4B), so it is not known which plans are hard. Choose the field with the status, or let all plans count.</source>
        <translation>'{layer}': geen enkele leesbare planologische status (1A t/m 4B), dus is niet bekend welke plannen hard zijn. Kies het veld met de status, of laat alle plannen meetellen.</translation>
    </message>
    <message>
        <source>Claim of planned homes on terrains</source>
        <translation>Ruimteclaim van woningbouw op werklocaties</translation>
    </message>
    <message>
        <source>Jobs and hectares of business terrain that come with planned homes, per region, held against supply</source>
        <translation>Banen en hectares werklocatie die bij geplande woningen horen, per regio, afgezet tegen het aanbod</translation>
    </message>
    <message>
        <source>homes,dwellings,housing,jobs,claim,hectares,region,supply,work and home</source>
        <translation>woningen,woningbouw,banen,arbeidsplaatsen,claim,ruimteclaim,hectares,regio,aanbod,wonen en werken</translation>
    </message>
    <message>
        <source>Homes</source>
        <translation>Woningen</translation>
    </message>
    <message>
        <source>Jobs on terrains</source>
        <translation>Banen op terreinen</translation>
    </message>
    <message>
        <source>Land asked for, at the lowest land per job (ha)</source>
        <translation>Gevraagde ruimte bij de minste ruimte per baan (ha)</translation>
    </message>
    <message>
        <source>Land asked for, at the highest land per job (ha)</source>
        <translation>Gevraagde ruimte bij de meeste ruimte per baan (ha)</translation>
    </message>
    <message>
        <source>Plans or rows of unknown number of homes</source>
        <translation>Plannen of rijen zonder aantal woningen</translation>
    </message>
    <message>
        <source>One or more layers of plans as polygons or points. Or else a table, below.</source>
        <translation>Een of meer lagen met plannen als vlakken of punten. Of anders een tabel, hieronder.</translation>
    </message>
    <message>
        <source>Table of planned homes</source>
        <translation>Tabel met geplande woningen</translation>
    </message>
    <message>
        <source>Instead of plans: a table regio, woningen (and status_planologisch); rows of a region add up.</source>
        <translation>In plaats van plannen: een tabel regio, woningen (en status_planologisch); rijen van een regio tellen op.</translation>
    </message>
    <message>
        <source>Polygons: they tell in which region a plan lies, and the output is a map.</source>
        <translation>Vlakken: ze bepalen in welke regio een plan ligt, en de uitvoer wordt een kaart.</translation>
    </message>
    <message>
        <source>Hard plans only</source>
        <translation>Alleen harde plannen</translation>
    </message>
    <message>
        <source>Status 1A to 2C. Else soft plans count too.</source>
        <translation>Status 1A t/m 2C. Anders tellen ook zachte plannen mee.</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>Ruimteclaim</translation>
    </message>
    <message>
        <source>Net land per job on a terrain; 200 to 286 m² is 50 to 35 jobs per hectare.</source>
        <translation>Netto ruimte per baan op een terrein; 200 tot 286 m² is 50 tot 35 banen per hectare.</translation>
    </message>
    <message>
        <source>Jobs per home</source>
        <translation>Banen per woning</translation>
    </message>
    <message>
        <source>One job per home is a policy aim.</source>
        <translation>Eén baan per woning is een beleidsstreven.</translation>
    </message>
    <message>
        <source>Share of the jobs on terrains (0-1)</source>
        <translation>Aandeel van de banen op terreinen (0-1)</translation>
    </message>
    <message>
        <source>0.30 is 30 %; regional figures lie between 0.20 and 0.30.</source>
        <translation>0,30 is 30%; regionale cijfers liggen tussen 0,20 en 0,30.</translation>
    </message>
    <message>
        <source>Land per job, lowest (m²)</source>
        <translation>Ruimte per baan, minste (m²)</translation>
    </message>
    <message>
        <source>Land per job, highest (m²)</source>
        <translation>Ruimte per baan, meeste (m²)</translation>
    </message>
    <message>
        <source>A claim on land, no balance: a demand forecast already holds the jobs of new inhabitants, so never add the two up.</source>
        <translation>Een ruimteclaim, geen saldo: een vraagraming bevat de banen van nieuwe inwoners al, dus tel de twee nooit bij elkaar op.</translation>
    </message>
    <message>
        <source>Ranges of a region or segment that the demand does not have, so without effect: {names}. Are they spelled alike?</source>
        <translation>Marges van een regio of segment die de vraag niet kent, dus zonder effect: {names}. Zijn ze gelijk gespeld?</translation>
    </message>
    <message>
        <source>The demand has no part that these ranges move, so they have no effect: {names}.</source>
        <translation>De vraag heeft geen deel dat deze marges kunnen bewegen, dus ze hebben geen effect: {names}.</translation>
    </message>
    <message>
        <source>There is nothing to draw: give a table of demand, or a table of jobs.</source>
        <translation>Er valt niets te trekken: geef een tabel met de vraag, of een tabel met banen.</translation>
    </message>
    <message>
        <source>The table of ranges has no rows: nothing would be drawn.</source>
        <translation>De tabel met marges heeft geen rijen: er zou niets getrokken worden.</translation>
    </message>
    <message>
        <source>Ranges, row {row}: &apos;{name}&apos; is no parameter. Known are: {known}.</source>
        <translation>Marges, rij {row}: '{name}' is geen parameter. Bekend zijn: {known}.</translation>
    </message>
    <message>
        <source>Ranges, row {row} ({where}): min, modus or max is missing. Fill it in.</source>
        <translation>Marges, rij {row} ({where}): min, modus of max ontbreekt. Vul hem in.</translation>
    </message>
    <message>
        <source>Ranges, row {row} ({where}): {values} do not rise from min by modus to max.</source>
        <translation>Marges, rij {row} ({where}): {values} lopen niet op van min via modus naar max.</translation>
    </message>
    <message>
        <source>Ranges, row {row} ({where}): {values} go below 0.</source>
        <translation>Marges, rij {row} ({where}): {values} komen onder 0.</translation>
    </message>
    <message>
        <source>Ranges, row {row} ({where}): {values} must lie between 0 and 1 (0.45 is 45 %).</source>
        <translation>Marges, rij {row} ({where}): {values} moeten tussen 0 en 1 liggen (0,45 is 45%).</translation>
    </message>
    <message>
        <source>Ranges, row {row} ({where}): {values} are factors, and 1 leaves the forecast as it is; above 10 they must be hectares or percentages. Give 0.8;1;1.2 for 20 % around the forecast.</source>
        <translation>Marges, rij {row} ({where}): {values} zijn factoren, en 1 laat de raming zoals zij is; boven 10 moeten het hectares of procenten zijn. Geef 0,8;1;1,2 voor 20% rond de raming.</translation>
    </message>
    <message>
        <source>Ranges, row {row} ({where}): there is another row about the same. Leave one.</source>
        <translation>Marges, rij {row} ({where}): er is nog een rij over hetzelfde. Laat er één staan.</translation>
    </message>
    <message>
        <source>A range of {name} is held against that of the forecast: give the table of jobs too, or give a range of uitbreiding as a factor.</source>
        <translation>Een marge van {name} wordt afgezet tegen die van de raming: geef ook de tabel met banen, of geef een marge van uitbreiding als factor.</translation>
    </message>
    <message>
        <source>Uncertainty of demand and balance</source>
        <translation>Onzekerheid van vraag en saldo</translation>
    </message>
    <message>
        <source>Percentiles of demand and balance, and how often land falls short, when the figures behind are drawn</source>
        <translation>Percentielen van vraag en saldo, en hoe vaak er ruimte tekortkomt, als de aannames erachter getrokken worden</translation>
    </message>
    <message>
        <source>uncertainty,demand,balance,percentile,monte carlo,chance,shortage,range,draws,region</source>
        <translation>onzekerheid,vraag,saldo,percentiel,monte carlo,kans,tekort,marge,trekkingen,regio</translation>
    </message>
    <message>
        <source>Demand of all regions: 10 % of the draws stay below it (ha)</source>
        <translation>Vraag van alle regio's: 10% van de trekkingen blijft eronder (ha)</translation>
    </message>
    <message>
        <source>Demand of all regions: half of the draws stay below it (ha)</source>
        <translation>Vraag van alle regio's: de helft van de trekkingen blijft eronder (ha)</translation>
    </message>
    <message>
        <source>Demand of all regions: 90 % of the draws stay below it (ha)</source>
        <translation>Vraag van alle regio's: 90% van de trekkingen blijft eronder (ha)</translation>
    </message>
    <message>
        <source>Draws in which all regions together fall short (%)</source>
        <translation>Trekkingen waarin alle regio's samen tekortkomen (%)</translation>
    </message>
    <message>
        <source>Rows that could not be drawn</source>
        <translation>Rijen die niet getrokken konden worden</translation>
    </message>
    <message>
        <source>Ranges</source>
        <translation>Marges</translation>
    </message>
    <message>
        <source>Table regio, segment, parameter, min, modus, max; without regio or segment a row holds for all. aandeel_terrein and m2_per_baan in their own unit, the rest as factors: 1 is as in the forecast.</source>
        <translation>Tabel regio, segment, parameter, min, modus, max; zonder regio of segment geldt een rij voor alle. aandeel_terrein en m2_per_baan in hun eigen eenheid, de rest als factor: 1 is zoals in de raming.</translation>
    </message>
    <message>
        <source>Scenarios</source>
        <translation>Scenario's</translation>
    </message>
    <message>
        <source>gelijk: each draw takes one of them, all as often. apart: a row for each scenario.</source>
        <translation>gelijk: elke trekking volgt één scenario, alle even vaak. apart: een rij per scenario.</translation>
    </message>
    <message>
        <source>Polygons: then the output is a map of the chances.</source>
        <translation>Vlakken: dan is de uitvoer een kaart van de kansen.</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>Verdeling</translation>
    </message>
    <message>
        <source>driehoek: likeliest at modus, and falling straight to min and max.</source>
        <translation>driehoek: het waarschijnlijkst bij modus, en recht aflopend naar min en max.</translation>
    </message>
    <message>
        <source>Along its last two years. Else a horizon beyond the data leaves the row unknown.</source>
        <translation>Langs haar laatste twee jaren. Anders blijft de rij onbekend als de horizon voorbij de gegevens ligt.</translation>
    </message>
    <message>
        <source>For rows of supply without peiljaar. Without supply demand counts from it.</source>
        <translation>Voor rijen van het aanbod zonder peiljaar. Zonder aanbod telt de vraag vanaf dit jaar.</translation>
    </message>
    <message>
        <source>Uncertainty</source>
        <translation>Onzekerheid</translation>
    </message>
    <message>
        <source>{draws} draws with seed {seed}. No forecast: the percentages hold as far as the ranges do, and know nothing of what no range was given for.</source>
        <translation>{draws} trekkingen met seed {seed}. Geen prognose: de percentages gelden zover de marges gelden, en weten niets van wat geen marge kreeg.</translation>
    </message>
    <message>
        <source>Check terrains</source>
        <translation>Terreinen controleren</translation>
    </message>
    <message>
        <source>Repeated numbers, wrong geometry, overlaps, contradicting areas and unknown codes, with the repair</source>
        <translation>Dubbele nummers, foute geometrie, overlap, tegenstrijdige oppervlakten en onbekende codes, met wat eraan te doen is</translation>
    </message>
    <message>
        <source>check,quality,terrains,IBIS,duplicates,overlap,invalid,contradiction,codes,repair</source>
        <translation>controle,kwaliteit,terreinen,IBIS,dubbel,overlap,ongeldig,tegenspraak,codes,herstel</translation>
    </message>
    <message>
        <source>Number of findings</source>
        <translation>Aantal bevindingen</translation>
    </message>
    <message>
        <source>Number of errors</source>
        <translation>Aantal fouten</translation>
    </message>
    <message>
        <source>Terrains of importterrains, a file as it was delivered, or any layer; nothing in it is changed.</source>
        <translation>Terreinen uit Terreinen inlezen, een bestand zoals het geleverd is, of een andere laag; er verandert niets aan.</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Bevindingen</translation>
    </message>
    <message>
        <source>A row per finding with its place: what, where, how serious, and how to repair it.</source>
        <translation>Een rij per bevinding met haar plek: wat, waar, hoe ernstig, en wat eraan te doen is.</translation>
    </message>
    <message>
        <source>The file is not recognised. Its fields: {fields}. Expected of each profile: {known}. Rename the fields, or choose the profile.</source>
        <translation>Het bestand wordt niet herkend. Zijn velden: {fields}. Per profiel wordt verwacht: {known}. Hernoem de velden, of kies het profiel.</translation>
    </message>
    <message>
        <source>More than one profile fits: {profiles}. Choose the profile.</source>
        <translation>Er past meer dan één profiel: {profiles}. Kies het profiel.</translation>
    </message>
    <message>
        <source>The file has no field of profile {profile} ({title}). Its fields: {fields}. Choose another profile.</source>
        <translation>Het bestand heeft geen enkel veld van profiel {profile} ({title}). Zijn velden: {fields}. Kies een ander profiel.</translation>
    </message>
    <message>
        <source>Whether {fields} are in hectares or in square metres cannot be told: there are no drawn areas, or they do not agree with either. Choose the unit of areas.</source>
        <translation>Of {fields} in hectares of in vierkante meters is, valt niet te zeggen: er zijn geen getekende oppervlakten, of die passen bij geen van beide. Kies de eenheid van oppervlakten.</translation>
    </message>
    <message>
        <source>Import terrains</source>
        <translation>Terreinen inlezen</translation>
    </message>
    <message>
        <source>IBIS and its like to one set of fields, with a list of what was repaired and what is wrong</source>
        <translation>IBIS en dergelijke naar één reeks velden, met een lijst van wat hersteld is en wat niet klopt</translation>
    </message>
    <message>
        <source>import,IBIS,RVO,Flamingo,terrains,register,fields,repair,quality,hectares</source>
        <translation>inlezen,importeren,IBIS,RVO,Flamingo,terreinen,register,velden,herstel,kwaliteit,hectares</translation>
    </message>
    <message>
        <source>One number on more rows</source>
        <translation>Een nummer op meer rijen</translation>
    </message>
    <message>
        <source>behouden keeps every row. samenvoegen makes one terrain of rows that do not contradict each other.</source>
        <translation>behouden laat elke rij staan. samenvoegen maakt één terrein van rijen die elkaar niet tegenspreken.</translation>
    </message>
    <message>
        <source>For terrains whose file does not tell it.</source>
        <translation>Voor terreinen waarvan het bestand het niet zegt.</translation>
    </message>
    <message>
        <source>Every row with all its fields, and the canonical ones beside them.</source>
        <translation>Elke rij met al zijn velden, en de canonieke ernaast.</translation>
    </message>
    <message>
        <source>File with terrains</source>
        <translation>Bestand met terreinen</translation>
    </message>
    <message>
        <source>Polygons, points or a table, as it was delivered.</source>
        <translation>Vlakken, punten of een tabel, zoals het geleverd is.</translation>
    </message>
    <message>
        <source>Table to join</source>
        <translation>Te koppelen tabel</translation>
    </message>
    <message>
        <source>Optional: plan phases, or the table that belongs to the polygons. Joined by the terrain&apos;s number.</source>
        <translation>Naar keuze: planfasen, of de tabel die bij de vlakken hoort. Gekoppeld op het nummer van het terrein.</translation>
    </message>
    <message>
        <source>Key of that table</source>
        <translation>Sleutel van die tabel</translation>
    </message>
    <message>
        <source>Left empty: terrein_id, RIN_NUMMER and their like.</source>
        <translation>Leeg: terrein_id, RIN_NUMMER en dergelijke.</translation>
    </message>
    <message>
        <source>Table &apos;{layer}&apos; has no column with the terrain&apos;s number. Choose one. It has: {fields}.</source>
        <translation>Tabel '{layer}' heeft geen kolom met het nummer van het terrein. Kies er een. Er zijn: {fields}.</translation>
    </message>
    <message>
        <source>Table &apos;{layer}&apos; is joined by {field}.</source>
        <translation>Tabel '{layer}' wordt gekoppeld op {field}.</translation>
    </message>
    <message>
        <source>Generation of the file</source>
        <translation>Soort bestand</translation>
    </message>
    <message>
        <source>Unit of areas</source>
        <translation>Eenheid van oppervlakten</translation>
    </message>
    <message>
        <source>auto compares with the drawn areas and says what it found; where that does not tell, it asks you.</source>
        <translation>auto vergelijkt met de getekende oppervlakte en zegt wat het vond; waar dat niets zegt, vraagt het u.</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Gegevens</translation>
    </message>
    <message>
        <source>Profile: {title}; {reason}.</source>
        <translation>Profiel: {title}; {reason}.</translation>
    </message>
    <message>
        <source>Field &apos;{field}&apos; is read as {meaning}.</source>
        <translation>Veld '{field}' wordt gelezen als {meaning}.</translation>
    </message>
    <message>
        <source>Found: {errors} error(s), {warnings} warning(s), {infos} to know.</source>
        <translation>Gevonden: {errors} fout(en), {warnings} waarschuwing(en), {infos} ter informatie.</translation>
    </message>
    <message>
        <source>Fetch open data</source>
        <translation>Open data ophalen</translation>
    </message>
    <message>
        <source>Natura 2000, business terrains, regions and more from their services into one GeoPackage</source>
        <translation>Natura 2000, bedrijventerreinen, regio's en meer van hun diensten in één GeoPackage</translation>
    </message>
    <message>
        <source>download,wfs,ogc api,open data,pdok,natura 2000,ibis,cbs,municipality,province,geopackage</source>
        <translation>downloaden,ophalen,wfs,ogc api,open data,pdok,natura 2000,ibis,cbs,gemeente,provincie,geopackage</translation>
    </message>
    <message>
        <source>Layers fetched</source>
        <translation>Opgehaalde lagen</translation>
    </message>
    <message>
        <source>Features fetched</source>
        <translation>Opgehaalde objecten</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Lagen</translation>
    </message>
    <message>
        <source>Sources of the catalogue</source>
        <translation>Bronnen uit de catalogus</translation>
    </message>
    <message>
        <source>One or more of: {sources}.</source>
        <translation>Een of meer van: {sources}.</translation>
    </message>
    <message>
        <source>Extent</source>
        <translation>Gebied</translation>
    </message>
    <message>
        <source>Only features that touch it are fetched. Left empty: everything.</source>
        <translation>Alleen objecten die het raken worden opgehaald. Leeg: alles.</translation>
    </message>
    <message>
        <source>Another address</source>
        <translation>Ander adres</translation>
    </message>
    <message>
        <source>Address of a WFS or OGC API Features that is not in the catalogue. It needs your word, below.</source>
        <translation>Adres van een WFS of OGC API Features die niet in de catalogus staat. Geef hieronder aan dat u het vertrouwt.</translation>
    </message>
    <message>
        <source>Layers to take of a service that has several, with ; between. Left empty: the error names those that there are.</source>
        <translation>Lagen van een dienst die er meer heeft, met ; ertussen. Leeg: de foutmelding noemt welke er zijn.</translation>
    </message>
    <message>
        <source>I trust the other address</source>
        <translation>Ik vertrouw het andere adres</translation>
    </message>
    <message>
        <source>Without it nothing is asked of an address that is not in the catalogue.</source>
        <translation>Zonder dit wordt een adres dat niet in de catalogus staat niet bevraagd.</translation>
    </message>
    <message>
        <source>Authentication</source>
        <translation>Authenticatie</translation>
    </message>
    <message>
        <source>An authentication of QGIS. It goes to the address itself only, never to another host.</source>
        <translation>Een authenticatie van QGIS. Zij gaat alleen naar het adres zelf, nooit naar een andere server.</translation>
    </message>
    <message>
        <source>Protocol of the other address</source>
        <translation>Protocol van het andere adres</translation>
    </message>
    <message>
        <source>wfs: WFS 2.0 or 1.1; ogcapi: OGC API Features.</source>
        <translation>wfs: WFS 2.0 of 1.1; ogcapi: OGC API Features.</translation>
    </message>
    <message>
        <source>Follow redirects to other hosts</source>
        <translation>Doorverwijzingen naar andere servers volgen</translation>
    </message>
    <message>
        <source>Without it an answer that sends on to another host is an error.</source>
        <translation>Zonder dit is een doorverwijzing naar een andere server een fout.</translation>
    </message>
    <message>
        <source>Features in a page</source>
        <translation>Objecten per bladzijde</translation>
    </message>
    <message>
        <source>How many are asked for at once.</source>
        <translation>Hoeveel er per keer worden gevraagd.</translation>
    </message>
    <message>
        <source>Most features in a layer</source>
        <translation>Hoogste aantal objecten in een laag</translation>
    </message>
    <message>
        <source>A layer with more is an error, never cut off.</source>
        <translation>Een laag met meer objecten is een fout; er wordt nooit iets afgekapt.</translation>
    </message>
    <message>
        <source>Time-out (s)</source>
        <translation>Time-out (s)</translation>
    </message>
    <message>
        <source>How long a service may be silent before it is asked again.</source>
        <translation>Hoe lang een dienst stil mag zijn voordat zij opnieuw wordt gevraagd.</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>Pogingen</translation>
    </message>
    <message>
        <source>How often a page is asked for, with ever longer pauses.</source>
        <translation>Hoe vaak een bladzijde wordt gevraagd, met steeds langere pauzes.</translation>
    </message>
    <message>
        <source>Open the layers in the project</source>
        <translation>Lagen openen in het project</translation>
    </message>
    <message>
        <source>Add the fetched layers to the project, in the group Werklocaties.</source>
        <translation>Voeg de opgehaalde lagen toe aan het project, in de groep Werklocaties.</translation>
    </message>
    <message>
        <source>GeoPackage</source>
        <translation>GeoPackage</translation>
    </message>
    <message>
        <source>GeoPackage files</source>
        <translation>GeoPackage-bestanden</translation>
    </message>
    <message>
        <source>A layer per source, with source, date and licence in its metadata. Layers of that name in an existing file are replaced when all has arrived; others stay.</source>
        <translation>Een laag per bron, met bron, datum en licentie in de metadata. Lagen met die naam in een bestaand bestand worden vervangen als alles binnen is; andere blijven.</translation>
    </message>
    <message>
        <source>{address} is not in the catalogue of services. If you trust it, say so with &apos;I trust the other address&apos; (ALLOW_OTHER).</source>
        <translation>{address} staat niet in de catalogus van diensten. Vertrouwt u het, geef dat dan aan met 'Ik vertrouw het andere adres' (ALLOW_OTHER).</translation>
    </message>
    <message>
        <source>Choose a source of the catalogue, or give another address.</source>
        <translation>Kies een bron uit de catalogus, of geef een ander adres.</translation>
    </message>
    <message>
        <source>&apos;{label}&apos;: {path} is no GeoPackage. Give a file name such as {name}.gpkg.</source>
        <translation>'{label}': {path} is geen GeoPackage. Geef een bestandsnaam zoals {name}.gpkg.</translation>
    </message>
    <message>
        <source>&apos;{label}&apos;: {path} cannot be opened as a GeoPackage. Choose another file.</source>
        <translation>'{label}': {path} kan niet als GeoPackage worden geopend. Kies een ander bestand.</translation>
    </message>
    <message>
        <source>The catalogue of services cannot be used: {where}: {what}.</source>
        <translation>De catalogus van diensten is niet bruikbaar: {where}: {what}.</translation>
    </message>
    <message>
        <source>The address for {host} holds credentials. Leave them out, make an authentication in QGIS (Settings, Options, Authentication) and choose that.</source>
        <translation>Het adres voor {host} bevat inloggegevens. Laat ze weg, maak een authenticatie in QGIS (Extra, Opties, Authenticatie) en kies die.</translation>
    </message>
    <message>
        <source>&apos;{address}&apos; is no address of a service. Give one that begins with https://.</source>
        <translation>'{address}' is geen adres van een dienst. Geef een adres dat begint met https://.</translation>
    </message>
    <message>
        <source>Going on where an earlier run stopped: {count} features of &apos;{layer}&apos; are here already.</source>
        <translation>Gaat verder waar een eerdere run ophield: {count} objecten van '{layer}' zijn er al.</translation>
    </message>
    <message>
        <source>{address} spoke of {before} features and now of {now}: the data changed meanwhile. Run again.</source>
        <translation>{address} sprak van {before} objecten en nu van {now}: de gegevens zijn intussen gewijzigd. Start opnieuw.</translation>
    </message>
    <message>
        <source>{address} gives more than {most} features. Take a smaller extent, or raise the limit.</source>
        <translation>{address} geeft meer dan {most} objecten. Neem een kleiner gebied, of verhoog de grens.</translation>
    </message>
    <message>
        <source>{address} speaks of {matched} features and gave {count}: which is right cannot be seen, so nothing was kept.</source>
        <translation>{address} spreekt van {matched} objecten en gaf er {count}: wat klopt is niet te zien, dus er is niets bewaard.</translation>
    </message>
    <message>
        <source>{address} gives the same features again and again: its pages have no end. Nothing was kept.</source>
        <translation>{address} geeft steeds dezelfde objecten: er komt geen einde aan de bladzijden. Er is niets bewaard.</translation>
    </message>
    <message>
        <source>The metadata of layer &apos;{layer}&apos; could not be kept ({error}). {origin}</source>
        <translation>De metadata van laag '{layer}' konden niet worden bewaard ({error}). {origin}</translation>
    </message>
    <message>
        <source>Fetching &apos;{layer}&apos; from {address}</source>
        <translation>'{layer}' ophalen van {address}</translation>
    </message>
    <message>
        <source>{address} does not look at the extent: {count} features outside it were left out.</source>
        <translation>{address} kijkt niet naar het gebied: {count} objecten daarbuiten zijn weggelaten.</translation>
    </message>
    <message>
        <source>Layer &apos;{layer}&apos; is empty here.</source>
        <translation>Laag '{layer}' is hier leeg.</translation>
    </message>
    <message>
        <source>{path}: {error}.</source>
        <translation>{path}: {error}.</translation>
    </message>
    <message>
        <source>No source has the layer(s) {layers}, or each already says which layer it gives.</source>
        <translation>Geen bron heeft de laag of lagen {layers}, of van elke bron staat de laag al vast.</translation>
    </message>
    <message>
        <source>{address} has several layers. Name those that you want: {layers}.</source>
        <translation>{address} heeft meer lagen. Noem de gewenste: {layers}.</translation>
    </message>
    <message>
        <source>The extent cannot be transformed from {from_crs} to {to_crs}. Is its CRS set right?</source>
        <translation>Het gebied kan niet worden omgezet van {from_crs} naar {to_crs}. Klopt zijn coördinatenstelsel?</translation>
    </message>
    <message>
        <source>{address} answers with JSON that holds no features.</source>
        <translation>{address} antwoordt met JSON zonder objecten.</translation>
    </message>
    <message>
        <source>{address} announces {announced} features in an answer that holds {found}.</source>
        <translation>{address} kondigt {announced} objecten aan in een antwoord met er {found}.</translation>
    </message>
    <message>
        <source>{address} looks for its next page at another host, {other}: it is not followed.</source>
        <translation>{address} zoekt de volgende bladzijde op een andere server, {other}: die wordt niet gevolgd.</translation>
    </message>
    <message>
        <source>{address} answers in another coordinate reference system ({found}) than was asked ({wanted}).</source>
        <translation>{address} antwoordt in een ander coördinatenstelsel ({found}) dan gevraagd ({wanted}).</translation>
    </message>
    <message>
        <source>{address} answers with something that is no JSON, or broke off in the middle.</source>
        <translation>{address} antwoordt met iets dat geen JSON is, of brak halverwege af.</translation>
    </message>
    <message>
        <source>Source: {holder} {address}, layer {layer}.</source>
        <translation>Bron: {holder} {address}, laag {layer}.</translation>
    </message>
    <message>
        <source>Fetched: {when}.</source>
        <translation>Opgehaald: {when}.</translation>
    </message>
    <message>
        <source>Licence: {licence}.</source>
        <translation>Licentie: {licence}.</translation>
    </message>
    <message>
        <source>not known, ask the holder</source>
        <translation>niet bekend, vraag het de bronhouder</translation>
    </message>
    <message>
        <source>Only within {extent}.</source>
        <translation>Alleen binnen {extent}.</translation>
    </message>
    <message>
        <source>{address} has no layer &apos;{layer}&apos;. It has: {layers}.</source>
        <translation>{address} heeft geen laag '{layer}'. Er zijn: {layers}.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>niets</translation>
    </message>
    <message>
        <source>{address} answers with XML that brings its own document type or entities. That can hide an attack, and no service needs it: it is not read.</source>
        <translation>{address} antwoordt met XML met een eigen documenttype of entiteiten. Daarin kan een aanval schuilgaan en geen dienst heeft het nodig: het wordt niet gelezen.</translation>
    </message>
    <message>
        <source>{address} answers with something that is no XML.</source>
        <translation>{address} antwoordt met iets dat geen XML is.</translation>
    </message>
    <message>
        <source>{address} broke off in the middle of its answer.</source>
        <translation>{address} brak halverwege het antwoord af.</translation>
    </message>
    <message>
        <source>{address} answers with XML that is not well-formed (line {line}).</source>
        <translation>{address} antwoordt met XML die niet welgevormd is (regel {line}).</translation>
    </message>
    <message>
        <source>An answer with {expected} features gives only {count} that can be read. Nothing was kept.</source>
        <translation>Van een antwoord met {expected} objecten zijn er maar {count} te lezen. Er is niets bewaard.</translation>
    </message>
    <message>
        <source>Layer &apos;{layer}&apos;: field &apos;{field}&apos; holds &apos;{value}&apos;, which is not of its type: it is kept as text.</source>
        <translation>Laag '{layer}': veld '{field}' bevat '{value}', wat niet bij zijn type past: het is als tekst bewaard.</translation>
    </message>
    <message>
        <source>The features in an answer cannot be read: {error}.</source>
        <translation>De objecten in een antwoord zijn niet te lezen: {error}.</translation>
    </message>
    <message>
        <source>{address} does not let us in (HTTP {status}). Choose an authentication of QGIS that it knows.</source>
        <translation>{address} laat ons niet binnen (HTTP {status}). Kies een authenticatie van QGIS die de dienst kent.</translation>
    </message>
    <message>
        <source>{address} is in trouble (HTTP {status}).</source>
        <translation>{address} heeft een storing (HTTP {status}).</translation>
    </message>
    <message>
        <source>{address} refuses the request (HTTP {status}). {said}</source>
        <translation>{address} weigert het verzoek (HTTP {status}). {said}</translation>
    </message>
    <message>
        <source>{address} answers with HTTP {status}, which is no data.</source>
        <translation>{address} antwoordt met HTTP {status}; dat zijn geen gegevens.</translation>
    </message>
    <message>
        <source>Authentication {authcfg} of QGIS cannot be used. Is the master password given?</source>
        <translation>Authenticatie {authcfg} van QGIS is niet bruikbaar. Is het hoofdwachtwoord gegeven?</translation>
    </message>
    <message>
        <source>{address} sends more than {limit} MB in one answer. Take a smaller extent or smaller pages.</source>
        <translation>{address} stuurt meer dan {limit} MB in één antwoord. Neem een kleiner gebied of kleinere bladzijden.</translation>
    </message>
    <message>
        <source>{address} was silent for {seconds} s.</source>
        <translation>{address} was {seconds} s stil.</translation>
    </message>
    <message>
        <source>{address} took longer than {seconds} s for one answer.</source>
        <translation>{address} deed langer dan {seconds} s over één antwoord.</translation>
    </message>
    <message>
        <source>{address} has no valid certificate.</source>
        <translation>{address} heeft geen geldig certificaat.</translation>
    </message>
    <message>
        <source>The host of {address} is not known. Is the address right, and is there a network?</source>
        <translation>De server van {address} is niet bekend. Klopt het adres, en is er een netwerk?</translation>
    </message>
    <message>
        <source>{address} does not answer.</source>
        <translation>{address} antwoordt niet.</translation>
    </message>
    <message>
        <source>{address} took too long.</source>
        <translation>{address} deed er te lang over.</translation>
    </message>
    <message>
        <source>{address} cannot be reached. Look at the network and proxy settings of QGIS.</source>
        <translation>{address} is niet te bereiken. Kijk naar de netwerk- en proxy-instellingen van QGIS.</translation>
    </message>
    <message>
        <source>{problem} Trying again in {seconds} s.</source>
        <translation>{problem} Nieuwe poging over {seconds} s.</translation>
    </message>
    <message>
        <source>{address} sends from one address to the next without end.</source>
        <translation>{address} verwijst eindeloos door van adres naar adres.</translation>
    </message>
    <message>
        <source>{address} sends on to {other}, which is not safe: it is not followed.</source>
        <translation>{address} verwijst door naar {other}, wat niet veilig is: dat wordt niet gevolgd.</translation>
    </message>
    <message>
        <source>{address} sends on to another host, {other}: it is not followed. If you trust that host, allow redirects, or give its address.</source>
        <translation>{address} verwijst door naar een andere server, {other}: dat wordt niet gevolgd. Vertrouwt u die server, sta dan doorverwijzingen toe, of geef zijn adres.</translation>
    </message>
    <message>
        <source>{address} refuses the request: {said}</source>
        <translation>{address} weigert het verzoek: {said}</translation>
    </message>
    <message>
        <source>{address} answers with XML of another kind ({found}, not {wanted}). Is it the address of a WFS?</source>
        <translation>{address} antwoordt met XML van een andere soort ({found}, niet {wanted}). Is het het adres van een WFS?</translation>
    </message>
    <message>
        <source>&apos;{label}&apos;: the source holds a password. Make an authentication in QGIS (Settings, Options, Authentication) and name it by authcfg=.</source>
        <translation>'{label}': de bron bevat een wachtwoord. Maak een authenticatie in QGIS (Extra, Opties, Authenticatie) en noem die met authcfg=.</translation>
    </message>
    <message>
        <source>&apos;{label}&apos;: the destination holds a password. Make an authentication in QGIS (Settings, Options, Authentication) and name it by authcfg=.</source>
        <translation>'{label}': de bestemming bevat een wachtwoord. Maak een authenticatie in QGIS (Extra, Opties, Authenticatie) en noem die met authcfg=.</translation>
    </message>
    <message>
        <source>Table {table} could not be replaced ({error}). Is it in use, or not yours?</source>
        <translation>Tabel {table} kon niet worden vervangen ({error}). Is zij in gebruik, of niet van u?</translation>
    </message>
    <message>
        <source>The database of table {table} cannot be reached: {error}</source>
        <translation>De database van tabel {table} is niet te bereiken: {error}</translation>
    </message>
    <message>
        <source>balance up to {year} (ha net): hard supply less demand</source>
        <translation>saldo tot {year} (ha netto): hard aanbod min vraag</translation>
    </message>
    <message>
        <source>balance up to {year} (ha net)</source>
        <translation>saldo tot {year} (ha netto)</translation>
    </message>
    <message>
        <source>Balance per region</source>
        <translation>Saldo per regio</translation>
    </message>
    <message>
        <source>No balance yet: choose the input and press Calculate.</source>
        <translation>Nog geen saldo: kies de invoer en klik op Bereken.</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>Segment</translation>
    </message>
    <message>
        <source>Start values</source>
        <translation>Beginwaarden</translation>
    </message>
    <message>
        <source>All choices back to where they start.</source>
        <translation>Alle keuzes terug naar hun beginwaarde.</translation>
    </message>
    <message>
        <source>all segments</source>
        <translation>alle segmenten</translation>
    </message>
    <message>
        <source>segment {name}</source>
        <translation>segment {name}</translation>
    </message>
    <message>
        <source>Cannot be chosen: {reason}.</source>
        <translation>Kan niet: {reason}.</translation>
    </message>
    <message>
        <source>Cannot be chosen – {choices}: {reason}.</source>
        <translation>Kan niet – {choices}: {reason}.</translation>
    </message>
    <message>
        <source>{percent} % · {space} m²</source>
        <translation>{percent}% · {space} m²</translation>
    </message>
    <message>
        <source>{percent} % · {area} ha</source>
        <translation>{percent}% · {area} ha</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent}%</translation>
    </message>
    <message>
        <source>Greening and water</source>
        <translation>Groen en water</translation>
    </message>
    <message>
        <source>Space per job</source>
        <translation>Ruimte per baan</translation>
    </message>
    <message>
        <source>Phase 3 is hard</source>
        <translation>Fase 3 is hard</translation>
    </message>
    <message>
        <source>Unknown phase is hard</source>
        <translation>Fase onbekend is hard</translation>
    </message>
    <message>
        <source>Supply under pressure counts</source>
        <translation>Aanbod onder druk telt mee</translation>
    </message>
    <message>
        <source>Year up to which demand counts.</source>
        <translation>Jaar tot en met welk de vraag telt.</translation>
    </message>
    <message>
        <source>Share of the double use in the table; behind it the hectares of the heaviest year.</source>
        <translation>Deel van het dubbelgebruik in de tabel; erachter de hectares in het zwaarste jaar.</translation>
    </message>
    <message>
        <source>For greening and water on the terrain: % on top of growth and replacement.</source>
        <translation>Voor groen en water op het terrein: % boven op uitbreiding en vervanging.</translation>
    </message>
    <message>
        <source>Share of the space per job in the table, in all years; behind it the mean in m².</source>
        <translation>Deel van de ruimte per baan in de tabel, in alle jaren; erachter het gemiddelde in m².</translation>
    </message>
    <message>
        <source>Terrains without a plan phase count as hard; else they stay unknown.</source>
        <translation>Terreinen zonder planfase tellen als hard; anders blijven ze onbekend.</translation>
    </message>
    <message>
        <source>Off: hard supply on terrains in conflict with housing or Natura 2000 is left out.</source>
        <translation>Uit: hard aanbod op terreinen in conflict met woningbouw of Natura 2000 telt niet mee.</translation>
    </message>
    <message>
        <source>What you should know of the input is said here.</source>
        <translation>Hier staat wat u over de invoer moet weten.</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Invoer</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>Keuzes</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Meldingen</translation>
    </message>
    <message>
        <source>Calculate</source>
        <translation>Bereken</translation>
    </message>
    <message>
        <source>Choose a region by a click on the map</source>
        <translation>Kies een regio met een klik op de kaart</translation>
    </message>
    <message>
        <source>Zoom to the region that is chosen</source>
        <translation>Zoom naar de gekozen regio</translation>
    </message>
    <message>
        <source>Export figures, charts and layers</source>
        <translation>Cijfers, grafieken en lagen exporteren</translation>
    </message>
    <message>
        <source>Choose a layer of regions with their name first; then a click on the map chooses one.</source>
        <translation>Kies eerst een laag met regio’s en hun naam; daarna kiest een klik op de kaart er een.</translation>
    </message>
    <message>
        <source>Remarks ({count})</source>
        <translation>Meldingen ({count})</translation>
    </message>
    <message>
        <source>Region {name} has no supply and no demand.</source>
        <translation>Regio {name} heeft aanbod noch vraag.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Calculate again</source>
        <translation>Bereken opnieuw</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Bezig met lezen…</translation>
    </message>
    <message>
        <source>Out of date – calculate again</source>
        <translation>Verouderd – bereken opnieuw</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; cannot be written.</source>
        <translation>‘{path}’ kan niet worden geschreven.</translation>
    </message>
    <message>
        <source>Supply of {start}, demand up to {end}.</source>
        <translation>Aanbod per {start}, vraag tot {end}.</translation>
    </message>
    <message>
        <source>This QGIS cannot write XLSX; choose CSV.</source>
        <translation>Deze QGIS kan geen XLSX schrijven; kies CSV.</translation>
    </message>
    <message>
        <source>Sheet {name} cannot be written.</source>
        <translation>Werkblad {name} kan niet worden geschreven.</translation>
    </message>
    <message>
        <source>The algorithms of Werklocaties are not there; is the plugin on?</source>
        <translation>De algoritmen van Werklocaties zijn er niet; staat de plugin aan?</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Gestopt.</translation>
    </message>
    <message>
        <source>Charts as picture (PNG)…</source>
        <translation>Grafieken als afbeelding (PNG)…</translation>
    </message>
    <message>
        <source>Charts as drawing (SVG)…</source>
        <translation>Grafieken als tekening (SVG)…</translation>
    </message>
    <message>
        <source>Table (CSV)…</source>
        <translation>Tabel (CSV)…</translation>
    </message>
    <message>
        <source>Workbook with years and scenarios (XLSX)…</source>
        <translation>Werkmap met jaren en scenario’s (XLSX)…</translation>
    </message>
    <message>
        <source>Layers, by the algorithms (GeoPackage)…</source>
        <translation>Lagen, met de algoritmen (GeoPackage)…</translation>
    </message>
    <message>
        <source>Nothing was written: {error}</source>
        <translation>Er is niets geschreven: {error}</translation>
    </message>
    <message>
        <source>Written: {path}</source>
        <translation>Geschreven: {path}</translation>
    </message>
    <message>
        <source>The algorithms are at work…</source>
        <translation>De algoritmen zijn bezig…</translation>
    </message>
    <message>
        <source>Without supply under pressure: see saldo_min_druk_ha and saldo_max_druk_ha.</source>
        <translation>Zonder aanbod onder druk: zie saldo_min_druk_ha en saldo_max_druk_ha.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporteren</translation>
    </message>
    <message>
        <source>Export layers</source>
        <translation>Lagen exporteren</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabel</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Grafieken</translation>
    </message>
    <message>
        <source>For all regions together the balance up to {year} is unknown.</source>
        <translation>Voor alle regio’s samen is het saldo tot {year} niet bekend.</translation>
    </message>
    <message>
        <source>Up to {year} the regions together are {band} ha short, in every scenario.</source>
        <translation>Tot {year} komen de regio’s samen {band} ha tekort, in elk scenario.</translation>
    </message>
    <message>
        <source>Up to {year} there is enough land in every scenario: {band} ha is left.</source>
        <translation>Tot {year} is er in elk scenario genoeg grond: er blijft {band} ha over.</translation>
    </message>
    <message>
        <source>Up to {year}, {left} ha is left at low demand; at high demand {short} ha is short.</source>
        <translation>Tot {year} blijft er bij lage vraag {left} ha over; bij hoge vraag is er {short} ha tekort.</translation>
    </message>
    <message>
        <source>short in every scenario: {count} of {all} ({names})</source>
        <translation>tekort in elk scenario: {count} van {all} ({names})</translation>
    </message>
    <message>
        <source>only at high demand: {count} ({names})</source>
        <translation>alleen bij hoge vraag: {count} ({names})</translation>
    </message>
    <message>
        <source>unknown: {count} ({names})</source>
        <translation>onbekend: {count} ({names})</translation>
    </message>
    <message>
        <source>no region falls short</source>
        <translation>geen regio komt tekort</translation>
    </message>
    <message>
        <source>no region is known</source>
        <translation>van geen regio is het saldo bekend</translation>
    </message>
    <message>
        <source>First: {region}, from {year} at high demand.</source>
        <translation>Als eerste {region}, vanaf {year} bij hoge vraag.</translation>
    </message>
    <message>
        <source>supply under pressure left out</source>
        <translation>zonder aanbod onder druk</translation>
    </message>
    <message>
        <source>phase 3 as hard</source>
        <translation>fase 3 als hard</translation>
    </message>
    <message>
        <source>unknown phase as hard</source>
        <translation>onbekende fase als hard</translation>
    </message>
    <message>
        <source>double use {percent} %</source>
        <translation>dubbelgebruik {percent}%</translation>
    </message>
    <message>
        <source>greening {percent} %</source>
        <translation>groen en water {percent}%</translation>
    </message>
    <message>
        <source>space per job {percent} %</source>
        <translation>ruimte per baan {percent}%</translation>
    </message>
    <message>
        <source>Chosen: {choices}.</source>
        <translation>Gekozen: {choices}.</translation>
    </message>
    <message>
        <source>Is there enough land for business? Choose the input and press Calculate.</source>
        <translation>Is er genoeg ruimte voor bedrijven? Kies de invoer en klik op Bereken.</translation>
    </message>
    <message>
        <source>Terrains with issuable hectares, or a table of supply</source>
        <translation>Terreinen met uitgeefbare hectares, of een tabel met aanbod</translation>
    </message>
    <message>
        <source>Polygons with the name of the region</source>
        <translation>Vlakken met de naam van de regio</translation>
    </message>
    <message>
        <source>A table of jobs, or of demand in hectares</source>
        <translation>Een tabel met banen, of met de vraag in hectares</translation>
    </message>
    <message>
        <source>Hectares that must be replaced</source>
        <translation>Hectares die vervangen moeten worden</translation>
    </message>
    <message>
        <source>Hectares beside the forecast</source>
        <translation>Hectares buiten de raming om</translation>
    </message>
    <message>
        <source>Old and new systems side by side, for a time</source>
        <translation>Oude en nieuwe systemen tijdelijk naast elkaar</translation>
    </message>
    <message>
        <source>Field with the name of the region. Left empty: regio, statnaam.</source>
        <translation>Veld met de naam van de regio. Leeg: regio, statnaam.</translation>
    </message>
    <message>
        <source>Replacement</source>
        <translation>Vervanging</translation>
    </message>
    <message>
        <source>Additional</source>
        <translation>Additioneel</translation>
    </message>
    <message>
        <source>Choose the layer of terrains.</source>
        <translation>Kies de laag met terreinen.</translation>
    </message>
    <message>
        <source>Choose the table of demand: jobs, or hectares.</source>
        <translation>Kies de tabel met de vraag: banen of hectares.</translation>
    </message>
    <message>
        <source>Say of &apos;{layer}&apos; whether its hectares are added up or per year.</source>
        <translation>Geef van ‘{layer}’ aan of de hectares opgeteld zijn of per jaar.</translation>
    </message>
    <message>
        <source>Only with a table of jobs: this one has the whole demand already.</source>
        <translation>Alleen bij een tabel met banen: deze bevat de hele vraag al.</translation>
    </message>
    <message>
        <source>(choose a layer)</source>
        <translation>(kies een laag)</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(geen)</translation>
    </message>
    <message>
        <source>(choose)</source>
        <translation>(kies)</translation>
    </message>
    <message>
        <source>added up</source>
        <translation>opgeteld</translation>
    </message>
    <message>
        <source>per year</source>
        <translation>per jaar</translation>
    </message>
    <message>
        <source>Whether the hectares of the table are added up since the base year, or those of each year.</source>
        <translation>Of de hectares in de tabel opgeteld zijn sinds het basisjaar, of die van elk jaar apart.</translation>
    </message>
    <message>
        <source>year: of layer</source>
        <translation>jaar: uit laag</translation>
    </message>
    <message>
        <source>Reference year for terrains without peiljaar.</source>
        <translation>Peiljaar voor terreinen zonder peiljaar.</translation>
    </message>
    <message>
        <source>Reading supply and demand</source>
        <translation>Aanbod en vraag lezen</translation>
    </message>
    <message>
        <source>The input cannot be read: {error}</source>
        <translation>De invoer kan niet worden gelezen: {error}</translation>
    </message>
    <message>
        <source>{count} terrain(s) have rows that contradict each other: {names}</source>
        <translation>{count} terrein(en) met rijen die elkaar tegenspreken: {names}</translation>
    </message>
    <message>
        <source>{count} terrain(s): stated hectares differ from at once plus later: {names}</source>
        <translation>{count} terrein(en): opgegeven hectares wijken af van terstond plus niet-terstond: {names}</translation>
    </message>
    <message>
        <source>{count} terrain(s) lie in no region: {names}</source>
        <translation>{count} terrein(en) liggen in geen enkele regio: {names}</translation>
    </message>
    <message>
        <source>Supply of different reference years; demand counts from the oldest: {names}</source>
        <translation>Aanbod van verschillende peiljaren; de vraag telt vanaf het oudste: {names}</translation>
    </message>
    <message>
        <source>Supply without a reference year, so demand counts from no year: {names}</source>
        <translation>Aanbod zonder peiljaar, dus onbekend vanaf wanneer de vraag telt: {names}</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Deze melding sluiten</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Balance
lowest (ha)</source>
        <translation>Saldo
laagst (ha)</translation>
    </message>
    <message>
        <source>Balance
highest (ha)</source>
        <translation>Saldo
hoogst (ha)</translation>
    </message>
    <message>
        <source>Short from
(high demand)</source>
        <translation>Tekort vanaf
(hoge vraag)</translation>
    </message>
    <message>
        <source>Short from
(low demand)</source>
        <translation>Tekort vanaf
(lage vraag)</translation>
    </message>
    <message>
        <source>Hard
supply (ha)</source>
        <translation>Hard
aanbod (ha)</translation>
    </message>
    <message>
        <source>Soft
supply (ha)</source>
        <translation>Zacht
aanbod (ha)</translation>
    </message>
    <message>
        <source>Supply, phase
unknown (ha)</source>
        <translation>Aanbod, fase
onbekend (ha)</translation>
    </message>
    <message>
        <source>Hard, under
pressure (ha)</source>
        <translation>Hard, onder
druk (ha)</translation>
    </message>
    <message>
        <source>Demand
low (ha)</source>
        <translation>Vraag
laag (ha)</translation>
    </message>
    <message>
        <source>Demand
high (ha)</source>
        <translation>Vraag
hoog (ha)</translation>
    </message>
    <message>
        <source>Keep as…</source>
        <translation>Bewaar als…</translation>
    </message>
    <message>
        <source>Keep the present choices in the project under a name.</source>
        <translation>Bewaar de huidige keuzes onder een naam in het project.</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Gebruik</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Verwijder</translation>
    </message>
    <message>
        <source>Scenario {number}</source>
        <translation>Scenario {number}</translation>
    </message>
    <message>
        <source>Keep scenario</source>
        <translation>Scenario bewaren</translation>
    </message>
    <message>
        <source>Name of the scenario:</source>
        <translation>Naam van het scenario:</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Nu</translation>
    </message>
    <message>
        <source>{name}
up to {year}</source>
        <translation>{name}
tot {year}</translation>
    </message>
    <message>
        <source>choices as they start</source>
        <translation>beginwaarden</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} tot {high}</translation>
    </message>
    <message>
        <source>Shortage</source>
        <translation>Tekort</translation>
    </message>
    <message>
        <source>Uncertain</source>
        <translation>Onzeker</translation>
    </message>
    <message>
        <source>Enough</source>
        <translation>Voldoende</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Onbekend</translation>
    </message>
    <message>
        <source>All regions</source>
        <translation>Alle regio’s</translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names} en nog {count}</translation>
    </message>
    <message>
        <source>the demand table has hectares only; choose a table of jobs</source>
        <translation>de vraagtabel heeft alleen hectares; kies een tabel met banen</translation>
    </message>
    <message>
        <source>no table of double use is chosen</source>
        <translation>er is geen tabel met dubbelgebruik gekozen</translation>
    </message>
    <message>
        <source>the supply was added up before; choose the terrains themselves</source>
        <translation>het aanbod is al opgeteld; kies de terreinen zelf</translation>
    </message>
    <message>
        <source>the terrains have no conflict classes; run the conflict screening first</source>
        <translation>de terreinen hebben geen conflictklassen; draai eerst de conflictscreening</translation>
    </message>
    <message>
        <source>The classes are those of Werklocaties, not the ministry&apos;s.</source>
        <translation>De klassen zijn van Werklocaties, niet van het ministerie.</translation>
    </message>
    <message>
        <source>Supply and demand of this region are unknown.</source>
        <translation>Aanbod en vraag van deze regio zijn niet bekend.</translation>
    </message>
    <message>
        <source>ha net, demand since {year}</source>
        <translation>ha netto, vraag sinds {year}</translation>
    </message>
    <message>
        <source>hard supply</source>
        <translation>hard aanbod</translation>
    </message>
    <message>
        <source>demand, low to high</source>
        <translation>vraag, laag tot hoog</translation>
    </message>
    <message>
        <source>hard supply, year unknown</source>
        <translation>hard aanbod, jaar onbekend</translation>
    </message>
    <message>
        <source>horizon {year}</source>
        <translation>horizon {year}</translation>
    </message>
    <message>
        <source>short from {year} (high)</source>
        <translation>tekort vanaf {year} (hoog)</translation>
    </message>
    <message>
        <source>short from {year} (low)</source>
        <translation>tekort vanaf {year} (laag)</translation>
    </message>
    <message>
        <source>Supply and demand over the years</source>
        <translation>Aanbod en vraag door de jaren</translation>
    </message>
    <message>
        <source>Choose a region in the chart, in the table or on the map.</source>
        <translation>Kies een regio in de grafiek, in de tabel of op de kaart.</translation>
    </message>
    <message>
        <source>Supply and demand: balances per region to play with</source>
        <translation>Vraag en aanbod: saldo per regio, met keuzes om mee te rekenen</translation>
    </message>
    <message>
        <source>Business terrains</source>
        <translation>Werklocaties</translation>
    </message>
    <message>
        <source>Terrains in the layers of the project, by name or RIN number</source>
        <translation>Terreinen in de lagen van het project, op naam of RIN-nummer</translation>
    </message>
    <message>
        <source>The layer of this terrain is no longer in the project. Search again.</source>
        <translation>De laag van dit terrein is niet meer in het project. Zoek opnieuw.</translation>
    </message>
    <message>
        <source>Set the choices to those that are kept under this name.</source>
        <translation>Zet de keuzes terug op wat onder deze naam bewaard is.</translation>
    </message>
    <message>
        <source>What was kept in the project cannot be read ({key}): {error}</source>
        <translation>Wat in het project bewaard is, is niet te lezen ({key}): {error}</translation>
    </message>
    <message>
        <source>The terrains with all their attributes, and behind them the indicators, class, score and reason.</source>
        <translation>De terreinen met al hun attributen, en daarachter de indicatoren, klasse, score en reden.</translation>
    </message>
    <message>
        <source>Class of the object</source>
        <translation>Klasse van het object</translation>
    </message>
    <message>
        <source>Radius around each terrain</source>
        <translation>Straal rond elk terrein</translation>
    </message>
    <message>
        <source>Region of the summary</source>
        <translation>Regio van de samenvatting</translation>
    </message>
    <message>
        <source>Water stress polygons</source>
        <translation>Vlakken met waterstress</translation>
    </message>
    <message>
        <source>Stress class</source>
        <translation>Stressklasse</translation>
    </message>
    <message>
        <source>Water stress raster</source>
        <translation>Raster met waterstress</translation>
    </message>
    <message>
        <source>Band of the raster</source>
        <translation>Band van het raster</translation>
    </message>
    <message>
        <source>Output of Land demand per region, or your own table regio, scenario, jaar, vraag_ha: cumulative hectares.</source>
        <translation>Uitvoer van Vraag naar ruimte per regio, of een eigen tabel regio, scenario, jaar, vraag_ha: cumulatieve hectares.</translation>
    </message>
    <message>
        <source>The table of jobs of Land demand per region. Without demand: its growth is what is drawn. With demand: needed for ranges of aandeel_terrein and m2_per_baan.</source>
        <translation>De tabel met banen zoals bij Vraag naar ruimte per regio. Zonder vraag: haar groei wordt getrokken. Met vraag: nodig voor marges van aandeel_terrein en m2_per_baan.</translation>
    </message>
    <message>
        <source>Optional, for the balance: output of Land supply per region, or a table regio, peiljaar, aanbod_hard_ha.</source>
        <translation>Niet verplicht, voor het saldo: uitvoer van Aanbod van ruimte per regio, of een tabel regio, peiljaar, aanbod_hard_ha.</translation>
    </message>
    <message>
        <source>Plan phase</source>
        <translation>Planfase</translation>
    </message>
    <message>
        <source>{name} (field)</source>
        <translation>{name} (veld)</translation>
    </message>
    <message>
        <source>Left empty: the existing homes.</source>
        <translation>Leeg gelaten: de bestaande woningen.</translation>
    </message>
    <message>
        <source>{theme}: {choice}</source>
        <translation>{theme}: {choice}</translation>
    </message>
    <message>
        <source>Natura 2000</source>
        <translation>Natura 2000</translation>
    </message>
    <message>
        <source>Housing</source>
        <translation>Wonen</translation>
    </message>
    <message>
        <source>Environmental zoning</source>
        <translation>Milieuzonering</translation>
    </message>
    <message>
        <source>Water stress</source>
        <translation>Waterstress</translation>
    </message>
    <message>
        <source>Region in the table</source>
        <translation>Regio in de tabel</translation>
    </message>
    <message>
        <source>Number of homes in the table</source>
        <translation>Aantal woningen in de tabel</translation>
    </message>
    <message>
        <source>Left empty: woningen, woningen_netto and their like.</source>
        <translation>Leeg gelaten: woningen, woningen_netto en wat daarop lijkt.</translation>
    </message>
    <message>
        <source>Optional, to hold the claim against: output of Land supply per region, or a table regio, aanbod_hard_ha.</source>
        <translation>Niet verplicht, om de claim tegen af te zetten: uitvoer van Aanbod van ruimte per regio, of een tabel regio, aanbod_hard_ha.</translation>
    </message>
    <message>
        <source>Report per region</source>
        <translation>Verslag per regio</translation>
    </message>
    <message>
        <source>A Dutch report with maps and charts to hand over: HTML, and on request PDF and XLSX</source>
        <translation>Een Nederlands verslag met kaarten en grafieken om te overhandigen: HTML, en op verzoek PDF en XLSX</translation>
    </message>
    <message>
        <source>report,html,pdf,xlsx,print,summary,region,balance,conflict,map,chart</source>
        <translation>verslag,rapport,html,pdf,xlsx,afdrukken,samenvatting,regio,saldo,conflict,kaart,grafiek</translation>
    </message>
    <message>
        <source>Reporting</source>
        <translation>Verslag</translation>
    </message>
    <message>
        <source>Regions in the report</source>
        <translation>Regio’s in het verslag</translation>
    </message>
    <message>
        <source>Kinds of problems in the data</source>
        <translation>Soorten problemen in de gegevens</translation>
    </message>
    <message>
        <source>Output of a screening; with conflictrobustness behind it the report also says what is firm.</source>
        <translation>Uitvoer van een screening; met Robuustheid van de conflictscore erachter zegt het verslag ook welke oordelen vaststaan.</translation>
    </message>
    <message>
        <source>Objects per terrain</source>
        <translation>Objecten per terrein</translation>
    </message>
    <message>
        <source>PAIRS of the screening: which sites and plans counted.</source>
        <translation>Paren van de screening: welke gebieden en plannen meetelden.</translation>
    </message>
    <message>
        <source>Output of supplydemandbalance.</source>
        <translation>Uitvoer van Saldo van vraag en aanbod.</translation>
    </message>
    <message>
        <source>TIMELINE of supplydemandbalance: supply and demand per year.</source>
        <translation>Jaren van Saldo van vraag en aanbod: aanbod en vraag per jaar.</translation>
    </message>
    <message>
        <source>Polygons: a terrain belongs where its largest part lies. Left empty: the field regio.</source>
        <translation>Vlakken: een terrein hoort waar zijn grootste deel ligt. Leeg: het veld regio.</translation>
    </message>
    <message>
        <source>Left empty: regio, statnaam or naam.</source>
        <translation>Leeg: regio, statnaam of naam.</translation>
    </message>
    <message>
        <source>Only this region</source>
        <translation>Alleen deze regio</translation>
    </message>
    <message>
        <source>Its name. Left empty: a report of all regions.</source>
        <translation>Haar naam. Leeg: een verslag van alle regio’s.</translation>
    </message>
    <message>
        <source>Claim of homes</source>
        <translation>Ruimteclaim van woningen</translation>
    </message>
    <message>
        <source>Output of workhousingclaim: land that comes with planned homes.</source>
        <translation>Uitvoer van Ruimteclaim van woningbouw: grond die bij geplande woningen hoort.</translation>
    </message>
    <message>
        <source>Findings about the data</source>
        <translation>Bevindingen over de gegevens</translation>
    </message>
    <message>
        <source>ISSUES of importterrains or checkterrains.</source>
        <translation>Bevindingen van Terreinen inlezen of Terreinen controleren.</translation>
    </message>
    <message>
        <source>Older screening</source>
        <translation>Eerdere screening</translation>
    </message>
    <message>
        <source>What changed since is shown, per region and terrain.</source>
        <translation>Wat sindsdien veranderde wordt getoond, per regio en terrein.</translation>
    </message>
    <message>
        <source>Layers on the maps</source>
        <translation>Lagen op de kaarten</translation>
    </message>
    <message>
        <source>Under the terrains, with their own styles: Natura 2000, housing plans, a background map.</source>
        <translation>Onder de terreinen, met hun eigen stijl: Natura 2000, woningbouwplannen, een achtergrondkaart.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>On the front.</source>
        <translation>Boven het verslag.</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Gebied</translation>
    </message>
    <message>
        <source>What all regions together are called, such as the province.</source>
        <translation>Hoe alle regio’s samen heten, zoals de provincie.</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Gemaakt door</translation>
    </message>
    <message>
        <source>Name of the organisation or the person.</source>
        <translation>Naam van de organisatie of de persoon.</translation>
    </message>
    <message>
        <source>Edition of the demand forecast</source>
        <translation>Editie van de vraagraming</translation>
    </message>
    <message>
        <source>Stands beside every balance, such as: prognose 2025, scenario&apos;s laag en hoog.</source>
        <translation>Staat bij elk saldo, zoals: prognose 2025, scenario's laag en hoog.</translation>
    </message>
    <message>
        <source>Report (HTML)</source>
        <translation>Verslag (HTML)</translation>
    </message>
    <message>
        <source>One file that holds everything and opens in any browser.</source>
        <translation>Eén bestand waar alles in zit en dat in elke browser opent.</translation>
    </message>
    <message>
        <source>Workbook (XLSX)</source>
        <translation>Werkmap (XLSX)</translation>
    </message>
    <message>
        <source>The figures, typed, with a sheet of definitions.</source>
        <translation>De cijfers als getallen, met een blad met definities.</translation>
    </message>
    <message>
        <source>&apos;{label}&apos;: {path} does not end in .{ending}.</source>
        <translation>'{label}': {path} eindigt niet op .{ending}.</translation>
    </message>
    <message>
        <source>There is no region &apos;{region}&apos;. There are: {known}.</source>
        <translation>Er is geen regio '{region}'. Er zijn: {known}.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>geen</translation>
    </message>
    <message>
        <source>The file is not recognised, and none of its fields either. Point out its fields below.</source>
        <translation>Het bestand is niet herkend, en geen van zijn velden ook. Wijs hieronder de velden aan.</translation>
    </message>
    <message>
        <source>Fields: &apos;{name}&apos; is no field of terrains. Known: {known}.</source>
        <translation>Velden: '{name}' is geen veld van terreinen. Bekend zijn: {known}.</translation>
    </message>
    <message>
        <source>Fields: the file has no field &apos;{name}&apos; to read as {meaning}. It has: {fields}.</source>
        <translation>Velden: het bestand heeft geen veld '{name}' om te lezen als {meaning}. Het heeft: {fields}.</translation>
    </message>
    <message>
        <source>A row per finding with its place: what, where, how serious, how to repair it, and whether that was done.</source>
        <translation>Een regel per bevinding met haar plek: wat, waar, hoe ernstig, hoe te herstellen, en of dat gedaan is.</translation>
    </message>
    <message>
        <source>auto recognises it by its fields, says why, and refuses when two fit. canoniek: imported before. eigen: of no known generation; point out its fields below.</source>
        <translation>auto herkent het aan de velden, zegt waarom, en weigert als er twee passen. canoniek: eerder ingelezen. eigen: van geen bekende soort; wijs hieronder de velden aan.</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Velden</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Betekenis</translation>
    </message>
    <message>
        <source>Field of the file</source>
        <translation>Veld van het bestand</translation>
    </message>
    <message>
        <source>For what is recognised wrongly or not at all: a canonical field, such as bruto_ha, and the field of the file that holds it; left empty it is not read. Other fields are recognised by their names.</source>
        <translation>Voor wat verkeerd of niet herkend wordt: een canoniek veld, zoals bruto_ha, en het veld van het bestand waarin het staat; leeg gelaten wordt het niet gelezen. Andere velden worden aan hun naam herkend.</translation>
    </message>
    <message>
        <source>Fields: give two values for each row, the meaning and the field of the file.</source>
        <translation>Velden: geef per regel twee waarden, de betekenis en het veld van het bestand.</translation>
    </message>
    <message>
        <source>Prepare data…</source>
        <translation>Gegevens gereedmaken…</translation>
    </message>
    <message>
        <source>From files as they come to a screening: recognise, check, repair, fetch open data</source>
        <translation>Van bestanden zoals ze komen naar een conflictscreening: herkennen, nakijken, herstellen, open data ophalen</translation>
    </message>
    <message>
        <source>What is wrong in a layer of terrains, with zoom to each place</source>
        <translation>Wat er mis is in een laag met terreinen, met zoom naar elke plek</translation>
    </message>
    <message>
        <source>Repair and import</source>
        <translation>Herstel en lees in</translation>
    </message>
    <message>
        <source>Into</source>
        <translation>Naar</translation>
    </message>
    <message>
        <source>First choose, on the page before this one, what cannot be told.</source>
        <translation>Kies eerst, op de vorige pagina, wat niet vast te stellen is.</translation>
    </message>
    <message>
        <source>{count} terrains. Importing repairs {repaired} finding(s) by itself; {by_hand} ask for a look of yours, and may wait: nothing is lost, and each stays marked in the result.</source>
        <translation>{count} terreinen. Bij het inlezen worden {repaired} bevinding(en) vanzelf hersteld; {by_hand} vragen een blik van u, en dat mag later: er gaat niets verloren, en elk blijft in het resultaat gemerkt.</translation>
    </message>
    <message>
        <source>Without a file the result is temporary: it is gone when QGIS closes.</source>
        <translation>Zonder bestand is het resultaat tijdelijk: het verdwijnt als QGIS sluit.</translation>
    </message>
    <message>
        <source>The file is there: layers of the same name are replaced, others stay.</source>
        <translation>Het bestand bestaat: lagen met dezelfde naam worden vervangen, andere blijven staan.</translation>
    </message>
    <message>
        <source>A new GeoPackage, with a layer of terrains and one of findings for each file.</source>
        <translation>Een nieuw GeoPackage, met per bestand een laag terreinen en een laag bevindingen.</translation>
    </message>
    <message>
        <source>Prepare data</source>
        <translation>Gegevens gereedmaken</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Bestand</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Terug</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Verder</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>Nothing to read in {names}: damaged, empty, or of a kind that QGIS does not know.</source>
        <translation>Er is niets te lezen in {names}: beschadigd, leeg, of van een soort die QGIS niet kent.</translation>
    </message>
    <message>
        <source>Imported: {names}.</source>
        <translation>Ingelezen: {names}.</translation>
    </message>
    <message>
        <source>Nothing is imported yet; a layer that is in the project already will do as well.</source>
        <translation>Er is nog niets ingelezen; een laag die al in het project staat kan ook.</translation>
    </message>
    <message>
        <source>Fills what the terrains do not say, by their number</source>
        <translation>Vult aan wat de terreinen niet zeggen, op hun nummer</translation>
    </message>
    <message>
        <source>Not recognised: point out its fields on the next page</source>
        <translation>Niet herkend: wijs de velden aan op de volgende pagina</translation>
    </message>
    <message>
        <source>{title}; {errors} error(s), {warnings} warning(s)</source>
        <translation>{title}; fouten: {errors}, waarschuwingen: {warnings}</translation>
    </message>
    <message>
        <source>Imported into the project: {names}.</source>
        <translation>Ingelezen in het project: {names}.</translation>
    </message>
    <message>
        <source>There are no terrains to look around yet. Choose another extent, or add files first.</source>
        <translation>Er zijn nog geen terreinen om omheen te kijken. Kies een ander gebied, of voeg eerst bestanden toe.</translation>
    </message>
    <message>
        <source>Fetched into the project: {names}.</source>
        <translation>Opgehaald in het project: {names}.</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Bestanden</translation>
    </message>
    <message>
        <source>Check and import</source>
        <translation>Nakijken en inlezen</translation>
    </message>
    <message>
        <source>Open data</source>
        <translation>Open data</translation>
    </message>
    <message>
        <source>To the screening</source>
        <translation>Naar de screening</translation>
    </message>
    <message>
        <source>List of findings</source>
        <translation>Lijst van bevindingen</translation>
    </message>
    <message>
        <source>{name}: {count} finding(s), each with its place and its repair.</source>
        <translation>{name}: {count} bevinding(en), elk met de plek en wat eraan te doen is.</translation>
    </message>
    <message>
        <source>Open the list</source>
        <translation>Open de lijst</translation>
    </message>
    <message>
        <source>what the map shows now</source>
        <translation>wat de kaart nu laat zien</translation>
    </message>
    <message>
        <source>the whole country</source>
        <translation>heel Nederland</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Haal op</translation>
    </message>
    <message>
        <source>Other services…</source>
        <translation>Andere diensten…</translation>
    </message>
    <message>
        <source>Services of which a layer must be named, and addresses of your own.</source>
        <translation>Diensten waarvan een laag genoemd moet worden, en eigen adressen.</translation>
    </message>
    <message>
        <source>What the screening compares terrains with, straight from the services of the national government. You may skip this page: layers that are in your project already do as well.</source>
        <translation>Waar de conflictscreening de terreinen mee vergelijkt, rechtstreeks van de diensten van de overheid. U mag deze pagina overslaan: lagen die al in uw project staan voldoen ook.</translation>
    </message>
    <message>
        <source>Around</source>
        <translation>Rond</translation>
    </message>
    <message>
        <source>Only the addresses of the catalogue are asked. A broken download leaves an older layer as it was.</source>
        <translation>Alleen adressen uit de catalogus worden bevraagd. Breekt het ophalen af, dan blijft een oudere laag zoals hij was.</translation>
    </message>
    <message>
        <source>licence not known</source>
        <translation>licentie niet bekend</translation>
    </message>
    <message>
        <source>the terrains and 25 km (as far as Natura 2000 counts)</source>
        <translation>de terreinen en 25 km (zo ver telt Natura 2000)</translation>
    </message>
    <message>
        <source>the terrains and 5 km</source>
        <translation>de terreinen en 5 km</translation>
    </message>
    <message>
        <source>the terrains alone</source>
        <translation>alleen de terreinen</translation>
    </message>
    <message>
        <source>as the file says</source>
        <translation>zoals het bestand zegt</translation>
    </message>
    <message>
        <source>Make one terrain of its parts</source>
        <translation>Maak van delen één terrein</translation>
    </message>
    <message>
        <source>Rows with one number that do not contradict each other become one terrain.</source>
        <translation>Rijen met één nummer die elkaar niet tegenspreken worden één terrein.</translation>
    </message>
    <message>
        <source>Show all fields</source>
        <translation>Toon alle velden</translation>
    </message>
    <message>
        <source>Forget my corrections</source>
        <translation>Vergeet mijn correcties</translation>
    </message>
    <message>
        <source>Field in the file</source>
        <translation>Veld in het bestand</translation>
    </message>
    <message>
        <source>Filled in</source>
        <translation>Ingevuld</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Voorbeelden</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>Soort bestand</translation>
    </message>
    <message>
        <source>Areas in</source>
        <translation>Oppervlakten in</translation>
    </message>
    <message>
        <source>Key of the table</source>
        <translation>Sleutel van de tabel</translation>
    </message>
    <message>
        <source>found by itself</source>
        <translation>vanzelf herkend</translation>
    </message>
    <message>
        <source>This file is not recognised. Point out its fields below; what is known by its name is chosen.</source>
        <translation>Dit bestand is niet herkend. Wijs hieronder de velden aan; wat aan zijn naam bekend is, is al gekozen.</translation>
    </message>
    <message>
        <source>Not used, but kept in the result: {fields}.</source>
        <translation>Niet gebruikt, maar bewaard in het resultaat: {fields}.</translation>
    </message>
    <message>
        <source>(computed)</source>
        <translation>(berekend)</translation>
    </message>
    <message>
        <source>{field} (joined)</source>
        <translation>{field} (koppeltabel)</translation>
    </message>
    <message>
        <source>{part} of {whole}</source>
        <translation>{part} van {whole}</translation>
    </message>
    <message>
        <source>found by the drawing</source>
        <translation>volgens de tekening</translation>
    </message>
    <message>
        <source>hectares</source>
        <translation>hectare</translation>
    </message>
    <message>
        <source>square metres</source>
        <translation>vierkante meter</translation>
    </message>
    <message>
        <source>comma (1.234,5)</source>
        <translation>komma (1.234,5)</translation>
    </message>
    <message>
        <source>point (1,234.5)</source>
        <translation>punt (1,234.5)</translation>
    </message>
    <message>
        <source>Drag files here: IBIS of any year, the export of a register, or a municipality&apos;s own spreadsheet. A table with plan phases can come along. Your files are only read, never changed.</source>
        <translation>Sleep bestanden hierheen: IBIS van welk jaar ook, de uitvoer van een register, of het eigen rekenblad van een gemeente. Een tabel met planfasen mag mee. Uw bestanden worden alleen gelezen, nooit veranderd.</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Kies bestanden…</translation>
    </message>
    <message>
        <source>or a layer of the project…</source>
        <translation>of een laag uit het project…</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Laat weg</translation>
    </message>
    <message>
        <source>Coordinate system…</source>
        <translation>Coördinatenstelsel…</translation>
    </message>
    <message>
        <source>For a layer that does not say in which system its coordinates are.</source>
        <translation>Voor een laag die niet zegt in welk stelsel zijn coördinaten staan.</translation>
    </message>
    <message>
        <source>Drop files here</source>
        <translation>Laat bestanden hier los</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Soort</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Rijen</translation>
    </message>
    <message>
        <source>Used as</source>
        <translation>Gebruik als</translation>
    </message>
    <message>
        <source>Recognised</source>
        <translation>Herkend</translation>
    </message>
    <message>
        <source>terrains</source>
        <translation>terreinen</translation>
    </message>
    <message>
        <source>table to join</source>
        <translation>koppeltabel</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>niet gebruikt</translation>
    </message>
    <message>
        <source>Layers and tables ({endings});;All files (*)</source>
        <translation>Lagen en tabellen ({endings});;Alle bestanden (*)</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>Kies bestanden</translation>
    </message>
    <message>
        <source>errors</source>
        <translation>fouten</translation>
    </message>
    <message>
        <source>warnings</source>
        <translation>waarschuwingen</translation>
    </message>
    <message>
        <source>to know</source>
        <translation>ter info</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Wat</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Aantal</translation>
    </message>
    <message>
        <source>By importing</source>
        <translation>Bij het inlezen</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Wat te doen</translation>
    </message>
    <message>
        <source>repaired</source>
        <translation>hersteld</translation>
    </message>
    <message>
        <source>Terrain</source>
        <translation>Terrein</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Veld</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Waarde</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Melding</translation>
    </message>
    <message>
        <source>(whole file)</source>
        <translation>(hele bestand)</translation>
    </message>
    <message>
        <source>row {number}</source>
        <translation>rij {number}</translation>
    </message>
    <message>
        <source>All findings</source>
        <translation>Alle bevindingen</translation>
    </message>
    <message>
        <source>No list of findings in the project yet: run checkterrains or importterrains, or prepare data.</source>
        <translation>Er is nog geen lijst van bevindingen in het project: draai checkterrains of importterrains, of maak gegevens gereed.</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Lijst</translation>
    </message>
    <message>
        <source>Show or hide these</source>
        <translation>Toon of verberg deze</translation>
    </message>
    <message>
        <source>Only what you must do</source>
        <translation>Alleen wat u zelf moet doen</translation>
    </message>
    <message>
        <source>Leave out what importing repairs by itself.</source>
        <translation>Laat weg wat bij het inlezen vanzelf hersteld wordt.</translation>
    </message>
    <message>
        <source>Terrain, name, message…</source>
        <translation>Terrein, naam, melding…</translation>
    </message>
    <message>
        <source>Zoom to the finding that is chosen</source>
        <translation>Zoom naar de gekozen bevinding</translation>
    </message>
    <message>
        <source>Copy these findings (Ctrl+C)</source>
        <translation>Kopieer deze bevindingen (Ctrl+C)</translation>
    </message>
    <message>
        <source>Save these findings as CSV…</source>
        <translation>Bewaar deze bevindingen als CSV…</translation>
    </message>
    <message>
        <source>These findings have no place on the map: the file draws nothing.</source>
        <translation>Deze bevindingen hebben geen plek op de kaart: het bestand tekent niets.</translation>
    </message>
    <message>
        <source>Repaired by importing.</source>
        <translation>Hersteld bij het inlezen.</translation>
    </message>
    <message>
        <source>Save findings</source>
        <translation>Bevindingen bewaren</translation>
    </message>
    <message>
        <source>Number of the terrain (RIN)</source>
        <translation>Nummer van het terrein (RIN)</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>Kern</translation>
    </message>
    <message>
        <source>Municipality</source>
        <translation>Gemeente</translation>
    </message>
    <message>
        <source>Province</source>
        <translation>Provincie</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Campus</source>
        <translation>Campus</translation>
    </message>
    <message>
        <source>Segment (A to D)</source>
        <translation>Segment (A t/m D)</translation>
    </message>
    <message>
        <source>Type of work location</source>
        <translation>Type werklocatie</translation>
    </message>
    <message>
        <source>Plan phase (1 to 5)</source>
        <translation>Planfase (1 t/m 5)</translation>
    </message>
    <message>
        <source>Gross area</source>
        <translation>Bruto oppervlakte</translation>
    </message>
    <message>
        <source>Net area</source>
        <translation>Netto oppervlakte</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Uitgegeven</translation>
    </message>
    <message>
        <source>Issuable at once</source>
        <translation>Terstond uitgeefbaar</translation>
    </message>
    <message>
        <source>Issuable later</source>
        <translation>Niet-terstond uitgeefbaar</translation>
    </message>
    <message>
        <source>Under option</source>
        <translation>In optie</translation>
    </message>
    <message>
        <source>Issuable</source>
        <translation>Uitgeefbaar</translation>
    </message>
    <message>
        <source>To be transformed</source>
        <translation>Te transformeren</translation>
    </message>
    <message>
        <source>Largest plot</source>
        <translation>Grootste kavel</translation>
    </message>
    <message>
        <source>Available from (year)</source>
        <translation>Beschikbaar vanaf (jaar)</translation>
    </message>
    <message>
        <source>Quay</source>
        <translation>Kade</translation>
    </message>
    <message>
        <source>Rail siding</source>
        <translation>Spooraansluiting</translation>
    </message>
    <message>
        <source>Outdated</source>
        <translation>Verouderd</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Vol</translation>
    </message>
    <message>
        <source>Noise zone</source>
        <translation>Geluidzone</translation>
    </message>
    <message>
        <source>Odour zone</source>
        <translation>Geurzone</translation>
    </message>
    <message>
        <source>Ownership</source>
        <translation>Eigendom</translation>
    </message>
    <message>
        <source>Issued, by the register</source>
        <translation>Uitgegeven volgens het register</translation>
    </message>
    <message>
        <source>Issued before the year</source>
        <translation>Uitgegeven vóór het jaar</translation>
    </message>
    <message>
        <source>Issued in the year</source>
        <translation>Uitgegeven in het jaar</translation>
    </message>
    <message>
        <source>Bought back in the year</source>
        <translation>Teruggekocht in het jaar</translation>
    </message>
    <message>
        <source>Issuable by government</source>
        <translation>Uitgeefbaar door de overheid</translation>
    </message>
    <message>
        <source>Issuable by private owners</source>
        <translation>Uitgeefbaar door particulieren</translation>
    </message>
    <message>
        <source>Transformation</source>
        <translation>Transformatie</translation>
    </message>
    <message>
        <source>Reprofiling</source>
        <translation>Herprofilering</translation>
    </message>
    <message>
        <source>Heavy revitalisation</source>
        <translation>Zware revitalisatie</translation>
    </message>
    <message>
        <source>Conflict screening…</source>
        <translation>Conflictscreening…</translation>
    </message>
    <message>
        <source>Conflicts panel</source>
        <translation>Paneel Conflicten</translation>
    </message>
    <message>
        <source>All themes in one run; terrains and fetched layers are filled in already.</source>
        <translation>Alle thema's in één keer; terreinen en opgehaalde lagen zijn al ingevuld.</translation>
    </message>
    <message>
        <source>Play with weights, look terrain by terrain, beside the map.</source>
        <translation>Schuif met gewichten en bekijk terrein voor terrein, naast de kaart.</translation>
    </message>
    <message>
        <source>What is left to do by hand, beside the map, with zoom to each place.</source>
        <translation>Wat er met de hand te doen blijft, naast de kaart, met zoom naar elke plek.</translation>
    </message>
    <message>
        <source>Looking at {name}</source>
        <translation>{name} bekijken</translation>
    </message>
    <message>
        <source>Findings of {name}</source>
        <translation>Bevindingen {name}</translation>
    </message>
    <message>
        <source>table</source>
        <translation>tabel</translation>
    </message>
    <message>
        <source>polygons</source>
        <translation>vlakken</translation>
    </message>
    <message>
        <source>points</source>
        <translation>punten</translation>
    </message>
    <message>
        <source>lines</source>
        <translation>lijnen</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>gemengd</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Conflicten</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Objecten</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Weging</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergelijken</translation>
    </message>
    <message>
        <source>(choose a screened layer)</source>
        <translation>(kies een gescreende laag)</translation>
    </message>
    <message>
        <source>A layer with the classes of a conflict analysis</source>
        <translation>Een laag met de klassen van een conflictanalyse</translation>
    </message>
    <message>
        <source>Screening…</source>
        <translation>Screening…</translation>
    </message>
    <message>
        <source>Screen terrains against the layers of the project</source>
        <translation>Terreinen screenen met de lagen van het project</translation>
    </message>
    <message>
        <source>Choose a terrain by a click on the map</source>
        <translation>Kies een terrein met een klik op de kaart</translation>
    </message>
    <message>
        <source>Zoom to the terrain that is chosen</source>
        <translation>Zoom naar het gekozen terrein</translation>
    </message>
    <message>
        <source>Export the list, or the weighing as a layer</source>
        <translation>De lijst exporteren, of de weging als laag</translation>
    </message>
    <message>
        <source>Screened: {layer}.</source>
        <translation>Gescreend: {layer}.</translation>
    </message>
    <message>
        <source>Reading terrains</source>
        <translation>Terreinen lezen</translation>
    </message>
    <message>
        <source>This terrain is not in the list as it is filtered now.</source>
        <translation>Dit terrein staat niet in de lijst zoals die nu gefilterd is.</translation>
    </message>
    <message>
        <source>List (CSV)…</source>
        <translation>Lijst (CSV)…</translation>
    </message>
    <message>
        <source>List and weights (XLSX)…</source>
        <translation>Lijst en weging (XLSX)…</translation>
    </message>
    <message>
        <source>Weighing as a temporary layer</source>
        <translation>Weging als tijdelijke laag</translation>
    </message>
    <message>
        <source>Weighing as a layer (GeoPackage)…</source>
        <translation>Weging als laag (GeoPackage)…</translation>
    </message>
    <message>
        <source>{layer} – weighing</source>
        <translation>{layer} – weging</translation>
    </message>
    <message>
        <source>Loaded: {layers}</source>
        <translation>Geladen: {layers}</translation>
    </message>
    <message>
        <source>Name, RIN or municipality</source>
        <translation>Naam, RIN of gemeente</translation>
    </message>
    <message>
        <source>Search in the list</source>
        <translation>Zoeken in de lijst</translation>
    </message>
    <message>
        <source>Region or municipality</source>
        <translation>Regio of gemeente</translation>
    </message>
    <message>
        <source>The theme whose classes are counted and filtered</source>
        <translation>Het thema waarvan klassen worden geteld en gefilterd</translation>
    </message>
    <message>
        <source>All themes</source>
        <translation>Alle thema’s</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Overal</translation>
    </message>
    <message>
        <source>Region {name}</source>
        <translation>Regio {name}</translation>
    </message>
    <message>
        <source>{klasse}: {count}. Press to show only these.</source>
        <translation>{klasse}: {count}. Druk om alleen deze te tonen.</translation>
    </message>
    <message>
        <source>{count} terrain(s) have another class than in the comparison. Press to show only these.</source>
        <translation>{count} terrein(en) met een andere klasse dan in de vergelijking. Druk om alleen deze te tonen.</translation>
    </message>
    <message>
        <source>Weighing {number}</source>
        <translation>Weging {number}</translation>
    </message>
    <message>
        <source>Keep weighing</source>
        <translation>Weging bewaren</translation>
    </message>
    <message>
        <source>Name of the weighing:</source>
        <translation>Naam van de weging:</translation>
    </message>
    <message>
        <source>In the layer</source>
        <translation>In de laag</translation>
    </message>
    <message>
        <source>Other class than now</source>
        <translation>Andere klasse dan nu</translation>
    </message>
    <message>
        <source>Decides</source>
        <translation>Beslissend</translation>
    </message>
    <message>
        <source>Weight {theme}</source>
        <translation>Gewicht {theme}</translation>
    </message>
    <message>
        <source>worst</source>
        <translation>zwaarste</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>gemiddelde</translation>
    </message>
    <message>
        <source>off</source>
        <translation>uit</translation>
    </message>
    <message>
        <source>(found by itself)</source>
        <translation>(vanzelf gevonden)</translation>
    </message>
    <message>
        <source>The table with objects per terrain (PAIRS)</source>
        <translation>De tabel met objecten per terrein (PAIRS)</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Object</translation>
    </message>
    <message>
        <source>Overlap (ha)</source>
        <translation>Overlap (ha)</translation>
    </message>
    <message>
        <source>Distance (m)</source>
        <translation>Afstand (m)</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Toelichting</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>(naamloos)</translation>
    </message>
    <message>
        <source>Score {score} of 100</source>
        <translation>Score {score} van 100</translation>
    </message>
    <message>
        <source>The layer gives no reason.</source>
        <translation>De laag geeft geen reden.</translation>
    </message>
    <message>
        <source>Choose a terrain in the list or on the map.</source>
        <translation>Kies een terrein in de lijst of op de kaart.</translation>
    </message>
    <message>
        <source>classes, low to high, ; between</source>
        <translation>klassen, laag naar hoog, met ;</translation>
    </message>
    <message>
        <source>All classes in the field from low to high, semicolons between.</source>
        <translation>Alle klassen in het veld van laag naar hoog, met puntkomma’s ertussen.</translation>
    </message>
    <message>
        <source>temporary layers</source>
        <translation>tijdelijke lagen</translation>
    </message>
    <message>
        <source>Start screening</source>
        <translation>Start screening</translation>
    </message>
    <message>
        <source>More choices…</source>
        <translation>Meer keuzes…</translation>
    </message>
    <message>
        <source>The dialog of the algorithm, with these layers.</source>
        <translation>Het venster van het algoritme, met deze lagen.</translation>
    </message>
    <message>
        <source>Write to</source>
        <translation>Schrijf naar</translation>
    </message>
    <message>
        <source>A theme without a layer becomes unknown, never &apos;none&apos;. Fields are found by their known names. Nothing in your own layers is changed.</source>
        <translation>Een thema zonder laag wordt onbekend, nooit ‘geen’. Velden worden gevonden aan hun bekende namen. Aan uw eigen lagen verandert niets.</translation>
    </message>
    <message>
        <source>Conflict screening</source>
        <translation>Conflictscreening</translation>
    </message>
    <message>
        <source>Which terrains are under pressure? Screen them against the layers of the project.</source>
        <translation>Welke terreinen staan onder druk? Screen ze met de lagen van het project.</translation>
    </message>
    <message>
        <source>Add a layer of terrains to the project first, or open the demo.</source>
        <translation>Voeg eerst een laag met terreinen aan het project toe, of open de demo.</translation>
    </message>
    <message>
        <source>{klasse}, rank {place} of {count}</source>
        <translation>{klasse}, rang {place} van {count}</translation>
    </message>
    <message>
        <source>score {score}</source>
        <translation>score {score}</translation>
    </message>
    <message>
        <source>was {klasse}</source>
        <translation>was {klasse}</translation>
    </message>
    <message>
        <source>{shift} places</source>
        <translation>{shift} plaatsen</translation>
    </message>
    <message>
        <source>Firm</source>
        <translation>Vast</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>Onzeker</translation>
    </message>
    <message>
        <source>Fairly firm</source>
        <translation>Redelijk vast</translation>
    </message>
    <message>
        <source>{how}: the class stays in {share} % of the draws of the robustness run.</source>
        <translation>{how}: de klasse blijft gelijk in {share}% van de trekkingen voor de robuustheid.</translation>
    </message>
    <message>
        <source>Else mostly {klasse}.</source>
        <translation>Anders meestal {klasse}.</translation>
    </message>
    <message>
        <source>Objects ({count})</source>
        <translation>Objecten ({count})</translation>
    </message>
    <message>
        <source>Which objects these are stands in the table of objects of a screening (PAIRS): add it.</source>
        <translation>Om welke objecten het gaat, staat in de tabel met objecten van een screening (PAIRS): voeg die toe.</translation>
    </message>
    <message>
        <source>{count} object(s) of {terrain}, from {table}. A click looks for one on the map.</source>
        <translation>{count} object(en) bij {terrain}, uit {table}. Een klik zoekt het object op de kaart.</translation>
    </message>
    <message>
        <source>The object itself is in no layer of the project; this is its terrain.</source>
        <translation>Het object zelf staat in geen laag van het project; dit is het terrein.</translation>
    </message>
    <message>
        <source>{count} terrains</source>
        <translation>{count} terreinen</translation>
    </message>
    <message>
        <source>{count} of {whole} terrains</source>
        <translation>{count} van {whole} terreinen</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>1 is the worst; equal terrains share the best place.</source>
        <translation>1 is het zwaarst; gelijke terreinen delen de beste plaats.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>The class over all themes that count.</source>
        <translation>De klasse over alle thema’s die meetellen.</translation>
    </message>
    <message>
        <source>Places towards the worst (▲) or away from it (▼).</source>
        <translation>Plaatsen zwaarder (▲) of lichter (▼) dan in de vergelijking.</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Weighted mean of the scores of the themes, 0 to 100.</source>
        <translation>Gewogen gemiddelde van de scores van de thema’s, 0 tot 100.</translation>
    </message>
    <message>
        <source>Firm %</source>
        <translation>Vast %</translation>
    </message>
    <message>
        <source>Share of draws with the same class, from the robustness run.</source>
        <translation>Aandeel trekkingen met dezelfde klasse, uit de robuustheidsanalyse.</translation>
    </message>
    <message>
        <source>RIN</source>
        <translation>RIN</translation>
    </message>
    <message>
        <source>{theme}: {klasse}, score {score}</source>
        <translation>{theme}: {klasse}, score {score}</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoog</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Midden</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Laag</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Geen</translation>
    </message>
    <message>
        <source>N2000</source>
        <translation>N2000</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Milieu</translation>
    </message>
    <message>
        <source>Water</source>
        <translation>Water</translation>
    </message>
    <message>
        <source>The worst theme decides</source>
        <translation>Zwaarste thema beslist</translation>
    </message>
    <message>
        <source>The weighted mean decides</source>
        <translation>Gewogen gemiddelde beslist</translation>
    </message>
    <message>
        <source>Weights only order terrains inside a class; a theme that is off does not count at all.</source>
        <translation>Gewichten bepalen alleen de volgorde binnen een klasse; een thema dat uit staat, telt helemaal niet mee.</translation>
    </message>
    <message>
        <source>Weights decide the class, but never more than one class below the worst theme.</source>
        <translation>Gewichten bepalen de klasse, maar nooit meer dan één klasse onder het zwaarste thema.</translation>
    </message>
    <message>
        <source>Off: the theme does not count at all.</source>
        <translation>Uit: het thema telt helemaal niet mee.</translation>
    </message>
    <message>
        <source>Weight of {theme}</source>
        <translation>Gewicht van {theme}</translation>
    </message>
    <message>
        <source>How the class over all themes is decided (METHOD).</source>
        <translation>Hoe de klasse over alle thema’s wordt bepaald (METHOD).</translation>
    </message>
    <message>
        <source>The themes that count weigh the same.</source>
        <translation>De thema’s die meetellen, wegen even zwaar.</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Standaard</translation>
    </message>
    <message>
        <source>Every theme counts with weight 1, and the worst decides.</source>
        <translation>Elk thema telt mee met gewicht 1, en het zwaarste beslist.</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>Vergeleken met</translation>
    </message>
    <message>
        <source>the layer as it is</source>
        <translation>de laag zoals die is</translation>
    </message>
    <message>
        <source>the default weights</source>
        <translation>de standaardweging</translation>
    </message>
    <message>
        <source>Most places: {terrains}</source>
        <translation>Meeste plaatsen: {terrains}</translation>
    </message>
    <message>
        <source>No terrain changes class.</source>
        <translation>Geen terrein verandert van klasse.</translation>
    </message>
    <message>
        <source>{count} heavier</source>
        <translation>{count} zwaarder</translation>
    </message>
    <message>
        <source>{count} lighter</source>
        <translation>{count} lichter</translation>
    </message>
    <message>
        <source>{count} no longer known</source>
        <translation>{count} niet langer bekend</translation>
    </message>
    <message>
        <source>{count} known at last</source>
        <translation>{count} nu wel bekend</translation>
    </message>
    <message>
        <source>{count} terrain(s) change class: {parts}.</source>
        <translation>{count} terrein(en) veranderen van klasse: {parts}.</translation>
    </message>
    <message>
        <source>Conflicts: which terrains are under pressure, why, and what other weights change</source>
        <translation>Conflicten: welke terreinen staan onder druk, waarom, en wat veranderen andere gewichten</translation>
    </message>
    <message>
        <source>Layer &apos;{layer}&apos; was not screened: it has no field such as n2000_klasse or conflict_klasse.</source>
        <translation>Laag ‘{layer}’ is niet gescreend: er is geen veld als n2000_klasse of conflict_klasse.</translation>
    </message>
    <message>
        <source>Field with the class of the stress. Left empty: all polygons are stress.</source>
        <translation>Veld met de klasse van de stress. Leeg gelaten: alle vlakken zijn stress.</translation>
    </message>
    <message>
        <source>Equalise</source>
        <translation>Gelijk</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>Logo</translation>
    </message>
    <message>
        <source>A picture beside the title. Left empty: none.</source>
        <translation>Een afbeelding naast de titel. Leeg: geen.</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; is no picture that can be a logo: give a PNG, JPEG or SVG.</source>
        <translation>'{path}' is geen afbeelding die een logo kan zijn: geef een PNG, JPEG of SVG.</translation>
    </message>
    <message>
        <source>Report (PDF)</source>
        <translation>Rapport (PDF)</translation>
    </message>
    <message>
        <source>A4 to print: a page for each region and for each terrain in class hoog.</source>
        <translation>A4 om af te drukken: een pagina voor elke regio en voor elk terrein in klasse hoog.</translation>
    </message>
    <message>
        <source>Layout of the PDF</source>
        <translation>Opmaak van de PDF</translation>
    </message>
    <message>
        <source>Layout template of your own, with the items of the plugin&apos;s by their ids. Left empty: the built-in one.</source>
        <translation>Een eigen opmaaksjabloon (.qpt) met de items van de plugin onder hun id. Leeg: de ingebouwde.</translation>
    </message>
    <message>
        <source>The PDF cannot be written: {error}</source>
        <translation>De PDF kan niet worden geschreven: {error}</translation>
    </message>
    <message>
        <source>The PDF breaks off: the disk is full.</source>
        <translation>De PDF breekt af: de schijf is vol.</translation>
    </message>
    <message>
        <source>Layer &apos;{layer}&apos; cannot be shown on the maps.</source>
        <translation>Laag '{layer}' kan niet op de kaarten worden getoond.</translation>
    </message>
    <message>
        <source>The logo {path} is no picture that QGIS can show (SVG, PNG, JPEG).</source>
        <translation>Het logo {path} is geen plaatje dat QGIS kan tonen (SVG, PNG, JPEG).</translation>
    </message>
    <message>
        <source>The PDF cannot be written: the disk is full or the folder is write-protected.</source>
        <translation>De PDF kan niet worden geschreven: de schijf is vol of de map is beveiligd tegen schrijven.</translation>
    </message>
    <message>
        <source>The layout template {path} is too large to be one.</source>
        <translation>Opmaaksjabloon {path} is te groot om er een te zijn.</translation>
    </message>
    <message>
        <source>The layout template {path} cannot be read ({error}).</source>
        <translation>Opmaaksjabloon {path} kan niet worden gelezen ({error}).</translation>
    </message>
    <message>
        <source>{path} is no layout template. Save one from QGIS&apos; layout designer (.qpt).</source>
        <translation>{path} is geen opmaaksjabloon. Bewaar er een vanuit het opmaakvenster van QGIS (.qpt).</translation>
    </message>
    <message>
        <source>Layout template {path}: there is no item with the id &apos;{id}&apos; ({kind}). Give it one.</source>
        <translation>Opmaaksjabloon {path}: er is geen item met de id '{id}' ({kind}). Voeg het toe.</translation>
    </message>
    <message>
        <source>Layout template {path}: the items whose id begins with &apos;{id}&apos; must stand on one page.</source>
        <translation>Opmaaksjabloon {path}: de items waarvan de id begint met '{id}' moeten op één pagina staan.</translation>
    </message>
    <message>
        <source>a label</source>
        <translation>een label</translation>
    </message>
    <message>
        <source>a picture</source>
        <translation>een afbeelding</translation>
    </message>
    <message>
        <source>a map</source>
        <translation>een kaart</translation>
    </message>
    <message>
        <source>a legend</source>
        <translation>een legenda</translation>
    </message>
    <message>
        <source>a scale bar</source>
        <translation>een schaalbalk</translation>
    </message>
    <message>
        <source>any item</source>
        <translation>een item van welke soort ook</translation>
    </message>
    <message>
        <source>Layout template {path}: the item with the id &apos;{id}&apos; must be {kind}.</source>
        <translation>Opmaaksjabloon {path}: het item met de id '{id}' moet {kind} zijn.</translation>
    </message>
    <message>
        <source>Report (HTML)…</source>
        <translation>Verslag (HTML)…</translation>
    </message>
    <message>
        <source>Balance of the dock</source>
        <translation>Saldo uit het paneel</translation>
    </message>
    <message>
        <source>Years of the dock</source>
        <translation>Jaren uit het paneel</translation>
    </message>
    <message>
        <source>For the report, the balance of the dock is now in the project as two tables.</source>
        <translation>Voor het verslag staat het saldo uit het paneel nu als twee tabellen in het project.</translation>
    </message>
    <message>
        <source>The report shows the classes in the layer. Export the weighing as a layer to report on that.</source>
        <translation>Het verslag toont de klassen in de laag. Exporteer de weging als laag om daarover verslag te doen.</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>ontbreekt</translation>
    </message>
    <message>
        <source>rules profile</source>
        <translation>regelprofiel</translation>
    </message>
    <message>
        <source>About Werklocaties</source>
        <translation>Over Werklocaties</translation>
    </message>
    <message>
        <source>Is there enough room for business, in the right places, and what stands in its way?</source>
        <translation>Is er genoeg ruimte om te werken, op de juiste plekken, en wat staat die in de weg?</translation>
    </message>
    <message>
        <source>Free software under {licence}; without warranty.</source>
        <translation>Vrije software onder {licence}; zonder garantie.</translation>
    </message>
    <message>
        <source>Copy the versions</source>
        <translation>Versies kopiëren</translation>
    </message>
    <message>
        <source>The demo is being made.</source>
        <translation>De demo wordt al gemaakt.</translation>
    </message>
    <message>
        <source>Open the demo</source>
        <translation>Demo openen</translation>
    </message>
    <message>
        <source>The demo province is fictional: business terrains, nature, housing plans, water and jobs of four regions. Its results are calculated on this computer, which takes about a minute.</source>
        <translation>De demoprovincie is verzonnen: terreinen, natuur, woningbouwplannen, water en banen van vier regio's. De resultaten worden op deze computer berekend; dat duurt ongeveer een minuut.</translation>
    </message>
    <message>
        <source>Open as it is</source>
        <translation>Openen zoals hij is</translation>
    </message>
    <message>
        <source>Make anew</source>
        <translation>Opnieuw maken</translation>
    </message>
    <message>
        <source>Make and open</source>
        <translation>Maken en openen</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>Andere map…</translation>
    </message>
    <message>
        <source>Folder for the demo</source>
        <translation>Map voor de demo</translation>
    </message>
    <message>
        <source>Making the demo…</source>
        <translation>De demo wordt gemaakt…</translation>
    </message>
    <message>
        <source>The demo could not be made: {problem}</source>
        <translation>De demo kon niet worden gemaakt: {problem}</translation>
    </message>
    <message>
        <source>The demo is open. Its map themes are above the list of layers (the eye).</source>
        <translation>De demo is geopend. De kaartthema's staan boven de lijst met lagen (het oog).</translation>
    </message>
    <message>
        <source>Read the report</source>
        <translation>Verslag lezen</translation>
    </message>
    <message>
        <source>The demo stands in the folder {folder} already.</source>
        <translation>De demo staat al in de map {folder}.</translation>
    </message>
    <message>
        <source>In the folder {folder} are files with the names of the demo: {files}. Shall they be replaced?</source>
        <translation>In de map {folder} staan bestanden met de namen van de demo: {files}. Moeten die worden vervangen?</translation>
    </message>
    <message>
        <source>The demo is made in the folder {folder}.</source>
        <translation>De demo wordt gemaakt in de map {folder}.</translation>
    </message>
    <message>
        <source>Open the demo…</source>
        <translation>Demo openen…</translation>
    </message>
    <message>
        <source>A project with all results of the fictional demo province</source>
        <translation>Een project met alle resultaten van de verzonnen demoprovincie</translation>
    </message>
    <message>
        <source>Options…</source>
        <translation>Opties…</translation>
    </message>
    <message>
        <source>What dialogs are filled in with, and where the demo goes</source>
        <translation>Waarmee vensters worden ingevuld, en waar de demo komt</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Handleiding</translation>
    </message>
    <message>
        <source>The manual, on the web</source>
        <translation>De handleiding, op het web</translation>
    </message>
    <message>
        <source>About Werklocaties…</source>
        <translation>Over Werklocaties…</translation>
    </message>
    <message>
        <source>Which version this is, and of what it makes use</source>
        <translation>Welke versie dit is, en waarvan hij gebruikmaakt</translation>
    </message>
    <message>
        <source>Check terrains…</source>
        <translation>Terreinen controleren…</translation>
    </message>
    <message>
        <source>Screen for conflicts…</source>
        <translation>Screenen op conflicten…</translation>
    </message>
    <message>
        <source>How firm is the judgement…</source>
        <translation>Hoe vast is het oordeel…</translation>
    </message>
    <message>
        <source>Tensions and chances…</source>
        <translation>Spanningen en kansen…</translation>
    </message>
    <message>
        <source>Supply per region…</source>
        <translation>Aanbod per regio…</translation>
    </message>
    <message>
        <source>Look at the conflicts</source>
        <translation>Conflicten bekijken</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>Logboek tonen</translation>
    </message>
    <message>
        <source>Rules profiles</source>
        <translation>Regelprofielen</translation>
    </message>
    <message>
        <source>The built-in rules</source>
        <translation>De ingebouwde regels</translation>
    </message>
    <message>
        <source>Nothing is filled in</source>
        <translation>Er wordt niets ingevuld</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Afbeeldingen</translation>
    </message>
    <message>
        <source>Filled in where an algorithm asks for it</source>
        <translation>Ingevuld waar een analyse erom vraagt</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>Layer of the regions</source>
        <translation>Laag met de regio's</translation>
    </message>
    <message>
        <source>Field with the name of the region</source>
        <translation>Veld met de naam van de regio</translation>
    </message>
    <message>
        <source>Logo in reports</source>
        <translation>Logo in rapporten</translation>
    </message>
    <message>
        <source>Only dialogs that are opened from the menu Werklocaties and from the menu of a layer are filled in, where everybody sees it. The algorithms themselves know nothing of it: models, scripts and qgis_process give the same on every computer.</source>
        <translation>Alleen vensters die vanuit het menu Werklocaties en het menu van een laag worden geopend, worden ingevuld; u ziet daar wat er staat. De analyses zelf weten er niet van: modellen, scripts en qgis_process geven op elke computer hetzelfde.</translation>
    </message>
    <message>
        <source>Folder of the demo</source>
        <translation>Map van de demo</translation>
    </message>
    <message>
        <source>&apos;{label}&apos;: {path} cannot be opened: it is damaged, empty, or of a kind that QGIS does not know. Save it again with the program that made it (a text file in UTF-8).</source>
        <translation>'{label}': {path} kan niet worden geopend: het is beschadigd, leeg, of van een soort die QGIS niet kent. Bewaar het opnieuw met het programma dat het maakte (een tekstbestand in UTF-8).</translation>
    </message>
    <message>
        <source>The layer has no themes, so there is nothing to weigh.</source>
        <translation>De laag heeft geen thema’s, dus er is niets te wegen.</translation>
    </message>
    <message>
        <source>The report needs the Python package jinja2, which comes with QGIS: install it again.</source>
        <translation>Het verslag heeft het Python-pakket jinja2 nodig, dat met QGIS meekomt: installeer het opnieuw.</translation>
    </message>
    <message>
        <source>Demo, step {number} of {count}: {title}…</source>
        <translation>Demo, stap {number} van {count}: {title}…</translation>
    </message>
    <message>
        <source>Regional report…</source>
        <translation>Verslag per regio…</translation>
    </message>
    <message>
        <source>The terrains of this layer were judged by different rules profiles ({rules}): their classes cannot be compared. Screen them again with one profile.</source>
        <translation>De terreinen van deze laag zijn met verschillende regelprofielen beoordeeld ({rules}): hun klassen zijn niet te vergelijken. Screen ze opnieuw met één profiel.</translation>
    </message>
    <message>
        <source>Judged by the rules profile {rules}</source>
        <translation>Beoordeeld met regelprofiel {rules}</translation>
    </message>
    <message>
        <source>key of the terrain</source>
        <translation>sleutel van het terrein</translation>
    </message>
    <message>
        <source>name</source>
        <translation>naam</translation>
    </message>
    <message>
        <source>number of the site</source>
        <translation>nummer van het gebied</translation>
    </message>
    <message>
        <source>name of the site</source>
        <translation>naam van het gebied</translation>
    </message>
    <message>
        <source>protection</source>
        <translation>bescherming</translation>
    </message>
    <message>
        <source>number of homes</source>
        <translation>aantal woningen</translation>
    </message>
    <message>
        <source>planning status</source>
        <translation>planologische status</translation>
    </message>
    <message>
        <source>plan type</source>
        <translation>plantype</translation>
    </message>
    <message>
        <source>year of the plan</source>
        <translation>jaar van het plan</translation>
    </message>
    <message>
        <source>plan number</source>
        <translation>plannummer</translation>
    </message>
    <message>
        <source>number of the parent plan</source>
        <translation>nummer van het moederplan</translation>
    </message>
    <message>
        <source>name of the plan</source>
        <translation>plannaam</translation>
    </message>
    <message>
        <source>environmental category</source>
        <translation>milieucategorie</translation>
    </message>
    <message>
        <source>jobs</source>
        <translation>banen</translation>
    </message>
    <message>
        <source>number of the object</source>
        <translation>nummer van het object</translation>
    </message>
    <message>
        <source>area</source>
        <translation>gebied</translation>
    </message>
    <message>
        <source>region</source>
        <translation>regio</translation>
    </message>
</context>
</TS>
