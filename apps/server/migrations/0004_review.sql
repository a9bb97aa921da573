-- Review: nothing that the engine found is published without a person's yes. Every edit can be undone, and is kept.

alter table items drop constraint items_state_check;
update items set state = case state when 'kept' then 'accepted' else state end
  where exists (select from documents d where d.id = document_id and d.state = 'published');
update items set state = 'found' where state = 'kept';
alter table items add constraint items_state_check check (state in ('found', 'accepted', 'rejected'));

alter table items
  -- counts the changes of this row: a correction made on an older one is refused
  add column revision integer not null default 1,
  add column origin text not null default 'engine' check (origin in ('engine', 'hand')),
  -- 0…1, of the engine's decision; null for what a person marked
  add column confidence real,
  -- what the engine found at first: tells a corrected value from a found one when the document's date is corrected
  add column found jsonb;
update items set found = jsonb_build_object('dueText', due_text, 'dueOn', due_on);

-- Rows are ordered by their place in the text; `ordinal` only keeps those of one place apart, and hand-made ones are added at its end.
create index items_place on items (document_id, start_at, ordinal);

create table item_edits (
  id uuid primary key,
  document_id uuid not null references documents on delete cascade,
  seq integer not null,
  actor_id uuid not null references people,
  actor_name text not null,
  at timestamptz not null,
  op text not null,
  -- whole rows before and after; null where there was or is none
  before jsonb not null,
  after jsonb not null,
  undoes integer,
  unique (document_id, seq),
  unique (document_id, undoes)
);
alter table item_edits enable row level security;
alter table item_edits force row level security;
create policy read on item_edits for select using (exists (select from documents d where d.id = document_id));
create policy add on item_edits for insert
  with check (actor_id = app_person() and exists (select from documents d where d.id = document_id and d.state = 'draft'));
grant select, insert on item_edits to chengshi_app;
