-- Owner: registry. Published innovations by owner and day: what figures count, without reading the records themselves.
create index innovation_published on innovation (institution_id, published_at) where state = 'published';
