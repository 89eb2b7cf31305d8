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
        <translation>Laag &apos;{layer}&apos; heeft geen coördinatenstelsel. Stel het in (laageigenschappen, Bron) en start opnieuw.</translation>
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
        <source>The terrains with the indicators, class, score and reason of this theme.</source>
        <translation>De terreinen met de indicatoren, klasse, score en reden van dit thema.</translation>
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
        <source>Terrains overlap each other by {ha:.2f} ha. Each is measured on its own; totals count it once.</source>
        <translation>Terreinen overlappen elkaar op {ha:.2f} ha. Elk terrein is apart gemeten; totalen tellen dit één keer.</translation>
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
        <translation>Hoe ver gezocht wordt, deze afstand inbegrepen. Onder 25 km zijn terreinen zonder gebied in bereik &apos;onbekend&apos;.</translation>
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
        <source>The Natura 2000 layer is empty: every class is &apos;onbekend&apos;.</source>
        <translation>De Natura 2000-laag is leeg: elke klasse is &apos;onbekend&apos;.</translation>
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
        <translation>&apos;{first}&apos; en &apos;{second}&apos; gaan naar hetzelfde bestand, {path}. Geef elk een eigen bestand.</translation>
    </message>
    <message>
        <source>&apos;{label}&apos;: a Shapefile cuts field names to ten letters. Choose a GeoPackage, e.g. {name}.gpkg.</source>
        <translation>&apos;{label}&apos;: een Shapefile kapt veldnamen af op tien letters. Kies een GeoPackage, bijvoorbeeld {name}.gpkg.</translation>
    </message>
    <message>
        <source>&apos;{label}&apos;: {path} has no extension. Give a file name such as {name}.gpkg.</source>
        <translation>&apos;{label}&apos;: {path} heeft geen extensie. Geef een bestandsnaam zoals {name}.gpkg.</translation>
    </message>
    <message>
        <source>&apos;{label}&apos;: {path} is also an input and would be overwritten. Choose another file.</source>
        <translation>&apos;{label}&apos;: {path} is ook invoer en zou worden overschreven. Kies een ander bestand.</translation>
    </message>
    <message>
        <source>&apos;{label}&apos;: folder {folder} does not exist. Make it first.</source>
        <translation>&apos;{label}&apos;: map {folder} bestaat niet. Maak deze eerst aan.</translation>
    </message>
    <message>
        <source>&apos;{label}&apos;: cannot write in folder {folder} ({error}). Choose another folder.</source>
        <translation>&apos;{label}&apos;: in map {folder} kan niet worden geschreven ({error}). Kies een andere map.</translation>
    </message>
    <message>
        <source>&apos;{label}&apos;: {path} is write-protected.</source>
        <translation>&apos;{label}&apos;: {path} is alleen-lezen. Kies een ander bestand.</translation>
    </message>
    <message>
        <source>&apos;{label}&apos;: {free} MB free in {folder}, about {needed} MB is needed. Make room or choose another disk.</source>
        <translation>&apos;{label}&apos;: {free} MB vrij in {folder}, er is ongeveer {needed} MB nodig. Maak ruimte of kies een andere schijf.</translation>
    </message>
    <message>
        <source>'{label}': {path} holds other layers ({layers}) that would be lost. Choose another file, or 'Save to GeoPackage…' to add a layer.</source>
        <translation>&apos;{label}&apos;: {path} bevat andere lagen ({layers}) die verloren zouden gaan. Kies een ander bestand, of &apos;Opslaan naar GeoPackage…&apos; om een laag toe te voegen.</translation>
    </message>
    <message>
        <source>Layer &apos;{layer}&apos; has no field &apos;{field}&apos;. It has: {fields}.</source>
        <translation>Laag &apos;{layer}&apos; heeft geen veld &apos;{field}&apos;. De laag heeft: {fields}.</translation>
    </message>
    <message>
        <source>Layer &apos;{layer}&apos;: field &apos;{field}&apos; is used as {meaning}.</source>
        <translation>Laag &apos;{layer}&apos;: veld &apos;{field}&apos; wordt gebruikt als {meaning}.</translation>
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
        <translation>Laag &apos;{layer}&apos;: {count} object(en) {what}: {names}</translation>
    </message>
    <message>
        <source>feature {fid}</source>
        <translation>object {fid}</translation>
    </message>
    <message>
        <source>Layer &apos;{layer}&apos; cannot be transformed from {from_crs} to {to_crs}: {error}. Is its CRS set right?</source>
        <translation>Laag &apos;{layer}&apos; kan niet van {from_crs} naar {to_crs} worden omgezet: {error}. Staat het coördinatenstelsel goed?</translation>
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
</context>
</TS>
