import iconv from 'iconv-lite';

/**
 * Character maps for the Chinese fonts that a PDF may name without embedding them: 宋体 with the encoding GBK-EUC-H, for instance. Adobe's maps
 * go from character codes to glyph numbers, and from those to Unicode; only the way through matters for text. So the first map made here
 * goes straight to Unicode, and the second leaves it as it is. Maps that nothing asks for are never made.
 */
export class ChineseCharacterMaps {
  async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const map = kind === 'cMapUrl' ? characterMap(filename) : null;
    if (map === null) throw new Error(`no character map ${filename}`);
    return new TextEncoder().encode(map);
  }
}

const TO_UNICODE = /^Adobe-(GB1|CNS1)-UCS2$/;
const FROM_UNICODE = /^Uni(GB|CNS)-(UCS2|UTF16)-([HV])$/;
const FROM_GBK = /^GB(-EUC|K-EUC|Kp-EUC|K2K)-([HV])$/;
const FROM_BIG5 = /^(B5pc|ETen-B5|ETenms-B5|HKscs-B5)-([HV])$/;

function characterMap(name: string): string | null {
  if (TO_UNICODE.test(name)) return frame('', '1 beginbfrange\n<0000> <ffff> <0000>\nendbfrange', name);
  const wide = FROM_UNICODE.exec(name);
  if (wide) return frame(wide[3] ?? 'H', '1 begincidrange\n<0000> <ffff> 0\nendcidrange', name);
  const gbk = FROM_GBK.exec(name);
  if (gbk) return frame(gbk[2] ?? 'H', doubleByte('gbk'), name, true);
  const big5 = FROM_BIG5.exec(name);
  return big5 ? frame(big5[2] ?? 'H', doubleByte('big5'), name, true) : null;
}

function doubleByte(encoding: string): string {
  const lines = ['1 begincidrange', '<00> <80> 0', 'endcidrange'];
  const pairs: string[] = [];
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      const text = iconv.decode(Uint8Array.of(high, low), encoding);
      const unicode = text.length === 1 ? text.charCodeAt(0) : 0xfffd;
      if (unicode !== 0xfffd) pairs.push(`<${hex(high)}${hex(low)}> ${unicode}`);
    }
  }
  return [...lines, `${pairs.length} begincidchar`, ...pairs, 'endcidchar'].join('\n');
}

function frame(writing: string, body: string, name: string, doubleByte = false): string {
  const codes = doubleByte ? '2 begincodespacerange\n<00> <80>\n<8140> <fefe>' : '1 begincodespacerange\n<0000> <ffff>';
  return [
    'begincmap',
    `/CMapName /${name} def`,
    `/WMode ${writing === 'V' ? 1 : 0} def`,
    codes,
    'endcodespacerange',
    body,
    'endcmap',
  ].join('\n');
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}
