interface Region {
  readonly id: string;
  readonly name: string;
  readonly level: string;
}

/** The level that 各区(市), 各镇(街道) speak of in a document of a region of this level. */
const levelBelow: Readonly<Record<string, string>> = {
  province: 'city',
  city: 'county',
  county: 'town',
  town: 'village',
};

/**
 * The regions that "each" speaks of: 每个区(市、县), 各镇(街道), 各园区, or those named one by one (青埠区、禾陵市各…). `children` lie
 * directly below the document's own region. Empty when the words speak of something else.
 */
export function regionsMeant<Row extends Region>(words: string, homeLevel: string, children: readonly Row[]): Row[] {
  const plain = words.normalize('NFKC').replace(/\s/g, '');
  const below = children.filter((region) => region.level === levelBelow[homeLevel]);
  const parks = children.filter((region) => region.level === 'park');
  const everyPark = /(?:各|每个|每家)(?:园区|开发区|功能区)/.test(plain);
  if (eachLevel(homeLevel).test(plain)) return everyPark || /和园区/.test(plain) ? [...below, ...parks] : below;
  if (everyPark) return parks;
  return children.filter((region) => plain.includes(region.name));
}

function eachLevel(homeLevel: string): RegExp {
  if (homeLevel === 'county') return /(?:各|每个)(?:\(?[乡镇街]|街道)/;
  if (homeLevel === 'province') return /(?:各|每个)\(?(?:市|地市|设区)/;
  return /(?:各|每个)\(?[区县市](?!级)/;
}
