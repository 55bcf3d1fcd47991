import type { Importer, ImportSource, SourceItem } from '../importer.js';
import { textOf } from '../xml-element.js';
import { readXmlRecords } from '../xml-records.js';
import { aclPaper, aclProceedings } from './acl-paper.js';
import { type AclVolume, emptyAclVolume, readAclVolume } from './acl-volume.js';

/** The XML of the ACL Anthology: collections of volumes since 2019, and the layout before, a volume of papers. */
export const aclXml: Importer = {
  format: 'acl',
  label: 'ACL Anthology XML',
  detect: (head) => {
    const text = head.replace(/<!--[\s\S]*?-->/g, '');
    return (
      /<collection\s[^<>]*\bid\s*=\s*["'][\w.]+["'][^<>]*>\s*<(?:volume|event|\/collection)\b/.test(text) ||
      /<volume\s+id\s*=\s*["'][A-Z]\d\d["']\s*>\s*<paper\s+id\s*=/.test(text)
    );
  },
  read,
};

async function* read(source: ImportSource): AsyncGenerator<SourceItem> {
  let volume: AclVolume | undefined;
  let volumeTag: object | undefined;
  for await (const item of readXmlRecords(source, { records: ['meta', 'frontmatter', 'paper'] })) {
    const { place } = item;
    if (!item.element) {
      yield { place, problems: item.problems };
      continue;
    }
    const { element, ancestors, problems } = item;
    const inner = ancestors[ancestors.length - 1];
    if (inner?.name === 'event') continue;
    if (element.name === 'meta') {
      volume = readAclVolume(element, ancestors);
      volumeTag = inner;
      continue;
    }
    if (volumeTag !== inner || !volume) {
      volume = emptyAclVolume(ancestors);
      volumeTag = inner;
    }
    const record = element.name === 'paper' ? aclPaper(element, volume) : aclProceedings(element, volume);
    if (record) yield problems.length > 0 ? { place, record, problems } : { place, record };
    else {
      const reason = `a <${element.name}> has no title, expected <title> or the volume's <booktitle>`;
      const excerpt = textOf(element).slice(0, 200);
      yield { place, problems: [{ severity: 'QUARANTINED', code: 'NO_TITLE', reason, excerpt }] };
    }
  }
}
