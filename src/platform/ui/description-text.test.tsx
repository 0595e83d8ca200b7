import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { DescriptionText, Highlighted, piecesOf } from './description-text.tsx';
import { hitEnd, hitStart } from './hit-marks.ts';

const shown = (text: string) => renderToString(<DescriptionText text={text} />);

describe('text that people wrote', () => {
  test('becomes paragraphs, line breaks and lists', () => {
    expect(shown('Satu\nDua\r\n\r\n- a\n• b\n\n\nTiga\n')).toBe(
      '<div class="prose"><p>Satu<br/>Dua</p><ul><li>a</li><li>b</li></ul><p>Tiga</p></div>',
    );
  });

  test('keeps equal lines apart', () => {
    expect(shown('sama\nsama')).toBe('<div class="prose"><p>sama<br/>sama</p></div>');
  });

  test('links web addresses without the punctuation around them', () => {
    const link = (href: string) => `<a href="${href}" rel="nofollow noopener ugc">${href}</a>`;
    expect(shown('Lihat (https://a.go.id/x), atau http://b.id/y_(z).')).toBe(
      `<div class="prose"><p>Lihat (${link('https://a.go.id/x')}), atau ${link('http://b.id/y_(z)')}.</p></div>`,
    );
    expect(shown('https://a.id/?a=1&b=2')).toContain('href="https://a.id/?a=1&amp;b=2"');
  });

  test.each([
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'JaVaScRiPt://a.id/%0aalert(1)',
    'vbscript:x',
    'xhttps//a.id',
    'https://',
  ])('never links %s', (text) => {
    expect(shown(text)).not.toContain('<a');
  });

  test('escapes markup, also inside and after an address', () => {
    const html = shown('<img src=x onerror=alert(1)> https://a.id/"onmouseover="alert(1)');
    expect(html).not.toContain('<img');
    expect(html).toContain('<a href="https://a.id/" rel="nofollow noopener ugc">https://a.id/</a>');
    expect(html.match(/onmouseover=&quot;/g)).toHaveLength(1);
  });

  test('loses no letter when cut into pieces', () => {
    const text = 'a https://b.id/c, d (https://e.id) http://[ f';
    expect(
      piecesOf(text)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
  });
});

describe('a search snippet', () => {
  test('marks the hits and escapes everything', () => {
    const text = `<b>dari ${hitStart}sepeda${hitEnd} & ${hitStart}<i>bagus${hitEnd}.`;
    expect(renderToString(<Highlighted text={text} />)).toBe(
      '&lt;b>dari <mark>sepeda</mark> &amp; <mark>&lt;i>bagus</mark>.',
    );
  });

  test('stands unmarked without hits', () => {
    expect(renderToString(<Highlighted text="tanpa" />)).toBe('tanpa');
  });
});
