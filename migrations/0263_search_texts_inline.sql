-- Owner: registry. Title and summary stand on every page of a list: fetched from where long texts lie, they took three times as long as
-- all the rest of their rows. Rows that are written from now on keep theirs; what is only counted and sorted is not slower to read for it.
alter table search_doc alter column title set storage main, alter column summary set storage main;
alter table network_record alter column title set storage main, alter column summary set storage main;
