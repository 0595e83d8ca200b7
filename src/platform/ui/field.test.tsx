import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { inLocale } from '#platform/i18n/i18n.ts';
import { Checkbox, CheckboxGroup, RadioGroup, SelectField } from './choice-field.tsx';
import { ErrorSummary, errorTitle } from './error-summary.tsx';
import { DateField, NumberField, TextArea, TextField } from './text-field.tsx';

describe('a field', () => {
  test('ties label, hint and error to its control', () => {
    const html = renderToString(
      <TextField name="title" label="Judul" hint="Singkat." value="Sepeda" errors={{ title: 'Terlalu pendek.' }} />,
    );
    expect(html).toBe(
      '<div class="field field-wrong"><label class="field-label" for="f-title">Judul</label>' +
        '<div class="field-hint" id="f-title-hint">Singkat.</div>' +
        '<p class="field-error" id="f-title-error"><span class="sr-only">Kesalahan: </span>Terlalu pendek.</p>' +
        '<input id="f-title" name="title" required aria-invalid="true" aria-describedby="f-title-hint f-title-error"' +
        ' type="text" class="input input-full" value="Sepeda"/></div>',
    );
  });

  test('says that it is optional and is not required then', () => {
    const html = renderToString(<TextField name="note" label="Catatan" optional />);
    expect(html).toContain('Catatan<span class="field-optional"> (opsional)</span>');
    expect(html).not.toContain('required');
    expect(html).not.toContain('aria-describedby');
  });

  test('keeps hostile values as text', () => {
    const hostile = '"><script>alert(1)</script>';
    const html = renderToString(
      <>
        <TextField name="a" label={hostile} hint={hostile} error={hostile} value={hostile} />
        <TextArea name="b" label="b" value={`</textarea>${hostile}`} />
        <SelectField name="c" label="c" choices={[{ value: hostile, label: hostile }]} value={hostile} />
      </>,
    );
    expect(html).not.toContain('<script');
    expect(html).not.toContain('</textarea>&quot;');
    expect(html.match(/<textarea/g)).toHaveLength(1);
    expect(html.match(/<\/textarea>/g)).toHaveLength(1);
  });

  test('makes one id of a name that HTML allows and links do not', () => {
    const html = renderToString(<NumberField name="impact[0].after" label="Sesudah" value={3.5} />);
    expect(html).toContain('for="f-impact-0-after"');
    expect(html).toContain('id="f-impact-0-after"');
    expect(html).toContain('inputmode="decimal"');
    expect(html).toContain('value="3.5"');
  });

  test('tells the word limit where no script counts', () => {
    const html = renderToString(<TextArea name="summary" label="Ringkasan" words={1200} />);
    expect(html).toContain('aria-describedby="f-summary-words"');
    expect(html).toContain('<p class="field-count" id="f-summary-words">Paling banyak 1.200 kata</p>');
    expect(html).toContain('data-words="1200" data-words-left="Sisa {n} kata" data-words-over="Kelebihan {n} kata"');
  });

  test('gives a date field its example as hint in the language of the reader', () => {
    const html = inLocale('en', () => renderToString(<DateField name="start" label="Start" value="2026-08-17" />));
    expect(html).toContain('<div class="field-hint" id="f-start-hint">For example: 17 August 2026</div>');
    expect(html).toContain('type="date" value="2026-08-17"');
  });
});

describe('a group of choices', () => {
  test('is a fieldset that carries the error, its first box the target of links', () => {
    const html = renderToString(
      <RadioGroup
        name="kind"
        label="Jenis"
        value="b"
        errors={{ kind: 'Pilih satu.' }}
        choices={[
          { value: 'a', label: 'A', hint: 'Huruf pertama' },
          { value: 'b', label: 'B' },
        ]}
      />,
    );
    expect(html).toContain('<fieldset class="field field-wrong" aria-describedby="f-kind-error">');
    expect(html).toContain('<legend class="field-label">Jenis</legend>');
    expect(html).toContain(
      '<input id="f-kind" type="radio" name="kind" value="a" aria-describedby="f-kind-choice-hint"/>',
    );
    expect(html).toContain('<input id="f-kind-2" type="radio" name="kind" value="b" checked/>');
    expect(html).toContain('<p class="choice-hint" id="f-kind-choice-hint">Huruf pertama</p>');
  });

  test('gives the group hint and the hint of its first choice ids of their own', () => {
    const choices = [{ value: 'a', label: 'A', hint: 'Huruf pertama' }];
    const html = renderToString(<RadioGroup name="kind" label="Jenis" hint="Satu saja" choices={choices} />);
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('ticks what was chosen', () => {
    const choices = ['1', '2', '3'].map((value) => ({ value, label: value }));
    const html = renderToString(<CheckboxGroup name="goal" label="TPB" values={['1', '3']} choices={choices} />);
    expect([...html.matchAll(/value="(\d)" checked/g)].map(([, value]) => value)).toEqual(['1', '3']);
  });

  test('says Pilih satu first in a list, or nothing when told so', () => {
    const choices = [{ value: 'a', label: 'A' }];
    expect(renderToString(<SelectField name="k" label="K" choices={choices} />)).toContain(
      '<option value>Pilih satu</option>',
    );
    expect(renderToString(<SelectField name="k" label="K" choices={choices} empty={null} value="a" />)).toContain(
      '<select id="f-k" name="k" required class="input select input-full"><option value="a" selected>A</option></select>',
    );
  });

  test('puts the error of one box before it', () => {
    const html = renderToString(<Checkbox name="agree" label="Setuju" error="Centang dahulu." />);
    expect(html.indexOf('f-agree-error')).toBeLessThan(html.indexOf('<input'));
    expect(html).toContain('aria-invalid="true" aria-describedby="f-agree-error" type="checkbox" value="ya"');
  });
});

describe('the error summary', () => {
  test('links each error to its field and is nothing without errors', () => {
    expect(renderToString(<ErrorSummary errors={{}} />)).toBe('');
    const html = renderToString(
      <ErrorSummary errors={{ title: 'Tulis judul.', 'a.b': 'Isi.', '': 'Sudah berubah.' }} />,
    );
    expect(html).toContain('role="alert" aria-labelledby="error-summary-title" tabindex="-1"');
    expect(html).toContain('<li><a href="#f-title">Tulis judul.</a></li>');
    expect(html).toContain('<li><a href="#f-a-b">Isi.</a></li>');
    expect(html).toContain('<li>Sudah berubah.</li>');
  });

  test('prefixes the title of the page in the language of the reader', () => {
    expect(errorTitle('Inovasi baru')).toBe('Kesalahan: Inovasi baru');
    expect(inLocale('en', () => errorTitle('New innovation'))).toBe('Error: New innovation');
  });
});
