-- The clerk's own tables: files that were read, mappings that were confirmed, and the rows that became drafts.

-- A document made of a table's rows is never read by the engine again: its rows say what they mean.
alter table documents add column origin text not null default 'text' check (origin in ('text', 'table'));

-- A spreadsheet that was read: its original lies in the file store, and what was found in it here. The same bytes in the same region are one reading.
create table table_readings (
  id uuid primary key,
  region_id uuid not null references regions,
  region_path text collate "C" not null,
  source_name text not null,
  source_media_type text,
  source_digest text not null,
  found jsonb not null,
  read_by uuid not null references people,
  read_at timestamptz not null,
  unique (region_id, source_digest)
);

-- Facts: what somebody confirmed the columns of this shape to mean. The newest one of a region and shape is offered for the next file.
create table table_mappings (
  id uuid primary key,
  region_id uuid not null references regions,
  region_path text collate "C" not null,
  shape text not null,
  mapping jsonb not null,
  split_tasks boolean not null,
  confirmed_by uuid not null references people,
  confirmed_name text not null,
  confirmed_at timestamptz not null
);
create index table_mappings_newest on table_mappings (region_id, shape, confirmed_at desc, id desc);

-- The table that a document was made of: its outer form, what its columns mean, and who sent it when it is a superior's list.
create table document_tables (
  document_id uuid primary key references documents on delete cascade,
  reading_id uuid not null references table_readings,
  table_index integer not null,
  form jsonb not null,
  columns jsonb not null,
  split_tasks boolean not null,
  superior_issuer text,
  superior_number text,
  report_on date,
  check (superior_issuer is not null or (superior_number is null and report_on is null))
);
create index document_tables_reading on document_tables (reading_id, table_index);

-- The rows as they came, in the order of the sheet; `item_id` is the item that a row became. Items come and go in review, so it is no reference.
create table table_rows (
  document_id uuid not null references document_tables on delete cascade,
  ordinal integer not null,
  item_id uuid not null,
  sheet_row integer not null,
  fields jsonb not null,
  primary key (document_id, ordinal)
);

do $$
declare t text;
begin
  foreach t in array array['table_readings', 'table_mappings', 'document_tables', 'table_rows']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
  foreach t in array array['table_readings', 'table_mappings']
  loop
    execute format('create policy read on %I for select using (app_covers_as(''office'', region_path))', t);
  end loop;
end
$$;

create policy add on table_readings for insert with check (app_covers_as('office', region_path)
  and (read_by = app_person() or app_is_system())
  and exists (select from regions r where r.id = region_id and r.path = table_readings.region_path));
create policy add on table_mappings for insert with check (app_covers_as('office', region_path)
  and (confirmed_by = app_person() or app_is_system())
  and exists (select from regions r where r.id = region_id and r.path = table_mappings.region_path));

create policy read on document_tables for select using (exists (select from documents d where d.id = document_id));
create policy add on document_tables for insert with check (
  exists (select from documents d join table_readings r on r.region_id = d.region_id
    where d.id = document_id and d.state = 'draft' and r.id = reading_id));

create policy read on table_rows for select using (exists (select from documents d where d.id = document_id));
create policy add on table_rows for insert with check (exists (select from documents d where d.id = document_id and d.state = 'draft'));

grant select, insert on table_readings, table_mappings, document_tables, table_rows to chengshi_app;
