-- Owner: competition. A complete export may take along the files of evidence and a PDF of each entry.
alter table edition_takeout
  add column with_files boolean not null default false,
  add column with_pdfs boolean not null default false,
  -- Files and PDFs that could not be put in; the archive's own list says why.
  add column lacking integer not null default 0 check (lacking >= 0);
