/** The fields of a submitted form: text as the browser sent it (line breaks as \n, no NUL), and files. */
export type FormValues = {
  readonly get: (name: string) => string;
  readonly all: (name: string) => readonly string[];
  readonly has: (name: string) => boolean;
  readonly names: () => readonly string[];
  readonly file: (name: string) => File | null;
};

const clean = (text: string) => text.replaceAll('\r\n', '\n').replaceAll('\u0000', '').toWellFormed();

/** Wraps form data; `get` answers '' for a field that is not there. */
export function formValues(data: FormData | URLSearchParams): FormValues {
  const texts = (name: string) =>
    (data.getAll(name) as (string | File)[]).filter((value) => typeof value === 'string').map(clean);
  return {
    get: (name) => texts(name)[0] ?? '',
    all: texts,
    has: (name) => data.has(name),
    names: () => [...new Set([...data.keys()])],
    file: (name) => {
      const value = data.get(name) as string | File | null;
      return value instanceof File && value.size > 0 ? value : null;
    },
  };
}

export const emptyForm: FormValues = formValues(new URLSearchParams());
