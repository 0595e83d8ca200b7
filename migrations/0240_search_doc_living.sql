-- Owner: registry. Public innovations by owner and day with the facets of their cell: what figures count, without reading the texts themselves.
create index search_doc_living on search_doc (institution_id, moved_at, cell) where is_public and kind = 'innovation';
