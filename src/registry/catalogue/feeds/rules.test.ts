import { describe, expect, test } from 'vitest';
import { parseXml } from '../../../../tests/support/xml.ts';
import { escapeXml, etagOf, isFresh, XML_HEAD, xml } from './rules.ts';

describe('XML', () => {
  test.each([
    ['A & B <script>"x"</script> \'y\'', 'A &amp; B &lt;script&gt;&quot;x&quot;&lt;/script&gt; &apos;y&apos;'],
    [']]><!--', ']]&gt;&lt;!--'],
    ['&amp;', '&amp;amp;'],
    ['a\u0000b\u0008c\u001fd\ufffee\uffff', 'abcde'],
    ['baris\n\tdua', 'baris\n\tdua'],
    ['\ud800x\udc00', 'x'],
    ['🚲 sepeda', '🚲 sepeda'],
  ])('carries %j as %j', (text, escaped) => {
    expect(escapeXml(text)).toBe(escaped);
  });

  test('stays well-formed whatever is put between its tags and into its attributes', () => {
    const hostile = '"/><evil a="]]>&#0;&x;<!DOCTYPE \u0000\ud800';
    const inner = [xml`<b>${hostile}</b>`, xml`<b/>`];
    const root = parseXml(XML_HEAD + xml`<a at="${hostile}">${inner}${hostile}</a>`.xml);
    const kept = hostile.replace('\u0000\ud800', '');
    expect(root).toEqual({
      name: 'a',
      attributes: { at: kept },
      text: kept,
      children: [
        { name: 'b', attributes: {}, text: kept, children: [] },
        { name: 'b', attributes: {}, text: '', children: [] },
      ],
    });
  });

  test.each(['<a>&</a>', '<a><b></a></b>', '<a/><b/>', '<a x="1" x="2"/>', '<a>\u0001</a>', '<a', 'text'])(
    'that is broken is told: %s',
    (document) => {
      expect(() => parseXml(XML_HEAD + document)).toThrow();
    },
  );
});

describe('a copy', () => {
  const lastModified = new Date('2026-11-24T05:00:00.600Z');
  const etag = etagOf(7, 'x');
  const asked = (headers: Record<string, string>) => new Headers(headers);

  test.each([
    [{}, false],
    [{ 'if-none-match': etag }, true],
    [{ 'if-none-match': etag.replace('W/', '') }, true],
    [{ 'if-none-match': `"other", ${etag}` }, true],
    [{ 'if-none-match': '*' }, true],
    [{ 'if-none-match': '"other"' }, false],
    [{ 'if-none-match': '"other"', 'if-modified-since': 'Tue, 24 Nov 2026 06:00:00 GMT' }, false],
    [{ 'if-modified-since': 'Tue, 24 Nov 2026 05:00:00 GMT' }, true],
    [{ 'if-modified-since': 'Tue, 24 Nov 2026 04:59:59 GMT' }, false],
    [{ 'if-modified-since': 'kemarin' }, false],
  ])('asked for with %j is good: %s', (headers, fresh) => {
    expect(isFresh(asked(headers as Record<string, string>), { etag, lastModified })).toBe(fresh);
  });

  test('of what has no time is known by its tag alone', () => {
    const since = asked({ 'if-modified-since': 'Tue, 24 Nov 2026 06:00:00 GMT' });
    expect(isFresh(since, { etag, lastModified: null })).toBe(false);
  });

  test('has another tag for each state and address', () => {
    expect(new Set([etagOf(1, 'a'), etagOf(2, 'a'), etagOf(1, 'b'), etagOf(1, 'a')]).size).toBe(3);
    expect(etagOf(1, 'a')).toMatch(/^W\/"[\w-]{22}"$/);
  });
});
