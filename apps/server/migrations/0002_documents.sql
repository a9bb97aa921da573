-- Documents, what was found in them, and what came of it: campaigns, fronts, phases, commitments, acceptances.

-- Every pair of neighbouring characters, for search: serves words of two characters, which a trigram index does not.
create function bigrams(content text) returns text[] language sql immutable parallel safe
  as $$ select array_agg(distinct this || coalesce(next, ''))
        from (select c as this, lead(c) over () as next from unnest(string_to_array(content, null)) c) pairs $$;

create table documents (
  id uuid primary key,
  region_id uuid not null references regions,
  region_path text collate "C" not null,
  title text not null,
  text text not null,
  -- same text, same document: SHA-256 of the text as read
  text_digest text not null,
  issued_on date,
  date_doubt boolean not null,
  classification text not null check (classification in ('public', 'internal')),
  state text not null check (state in ('draft', 'published')),
  source_name text,
  source_media_type text,
  -- the original bytes, in the file store under their SHA-256; null for pasted text
  source_digest text,
  tables jsonb not null,
  chrome jsonb not null,
  loose jsonb not null,
  imported_by uuid references people,
  imported_at timestamptz not null,
  published_by uuid references people,
  published_at timestamptz,
  -- SHA-256 over text and kept items, fixed at publication
  seal text,
  check ((state = 'published') = (seal is not null and published_at is not null)),
  unique (region_id, text_digest)
);
create index documents_newest on documents (imported_at desc, id desc);
create index documents_search on documents using gin (bigrams(title || chr(10) || text));

create table sections (
  document_id uuid not null references documents on delete cascade,
  ordinal integer not null,
  parent integer,
  level integer not null,
  number text,
  heading text not null,
  start_at integer not null,
  end_at integer not null,
  primary key (document_id, ordinal)
);

create table items (
  id uuid primary key,
  document_id uuid not null references documents on delete cascade,
  ordinal integer not null,
  kind text not null check (kind in ('target', 'task', 'mechanism')),
  state text not null check (state in ('kept', 'rejected')),
  section integer,
  start_at integer not null,
  end_at integer not null check (end_at > start_at),
  quote text not null,
  title text not null,
  quantity jsonb,
  rhythm jsonb,
  due_text text,
  due_on date,
  owner jsonb,
  strength text,
  cues text[] not null,
  unique (document_id, ordinal)
);

create table campaigns (
  id uuid primary key,
  document_id uuid not null unique references documents,
  region_id uuid not null references regions,
  region_path text collate "C" not null,
  name text not null,
  -- year and running number within the region, the first parts of a commitment's code
  year integer not null,
  number integer not null,
  starts_on date,
  ends_on date,
  created_at timestamptz not null,
  unique (region_id, year, number)
);
create index campaigns_newest on campaigns (created_at desc, id desc);

create table fronts (
  id uuid primary key,
  campaign_id uuid not null references campaigns,
  region_path text collate "C" not null,
  ordinal integer not null,
  name text not null,
  unique (campaign_id, ordinal)
);

create table phases (
  campaign_id uuid not null references campaigns,
  region_path text collate "C" not null,
  ordinal integer not null,
  name text not null,
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  primary key (campaign_id, ordinal)
);

create table commitments (
  id uuid primary key,
  code text not null,
  kind text not null check (kind in ('group', 'task', 'target', 'mechanism')),
  parent_id uuid references commitments,
  campaign_id uuid not null references campaigns,
  document_id uuid not null references documents,
  item_id uuid references items,
  front_id uuid references fronts,
  region_id uuid not null references regions,
  region_path text collate "C" not null,
  ordinal integer not null,
  title text not null,
  quote text not null,
  start_at integer not null,
  end_at integer not null,
  quantity jsonb,
  rhythm jsonb,
  due_text text,
  due_on date,
  owner jsonb,
  strength text,
  created_at timestamptz not null,
  unique (campaign_id, ordinal),
  unique (region_id, code)
);
create index commitments_document on commitments (document_id, ordinal);
create index commitments_front on commitments (front_id, ordinal);
create index commitments_parent on commitments (parent_id, ordinal);
create index commitments_due on commitments (due_on, id) where due_on is not null;
create index commitments_search on commitments using gin (bigrams(title || chr(10) || quote));

-- Facts: that the completion was accepted, and that an acceptance was withdrawn. Never updated, never removed.
create table acceptances (
  id uuid primary key,
  commitment_id uuid not null references commitments,
  region_path text collate "C" not null,
  kind text not null check (kind in ('accepted', 'withdrawn')),
  accepted_on date,
  note text,
  recorded_by uuid references people,
  recorded_name text not null,
  recorded_at timestamptz not null,
  -- each fact answers the one before it, so that two people cannot both accept or both withdraw
  number integer not null,
  unique (commitment_id, number),
  check ((kind = 'accepted') = (accepted_on is not null))
);

do $$
declare t text;
begin
  foreach t in array array['documents', 'sections', 'items', 'campaigns', 'fronts', 'phases', 'commitments', 'acceptances']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
end
$$;

-- Drafts are the office's own; what is published reaches everybody who works in the region, above it or below it.
create function app_may_read_document(state text, path text) returns boolean language sql stable
  as $$ select app_covers_as('office', path) or state = 'published' and (app_covers(path) or app_reached_by(path)) $$;

create policy read on documents for select using (app_may_read_document(state, region_path));
create policy add on documents for insert with check (app_covers_as('office', region_path));
create policy change on documents for update using (app_covers_as('office', region_path) and (state = 'draft' or app_is_system()))
  with check (app_covers_as('office', region_path));
create policy remove on documents for delete using (app_covers_as('office', region_path) and state = 'draft');

create policy read on sections for select using (exists (select from documents d where d.id = document_id));
create policy add on sections for insert with check (exists (select from documents d where d.id = document_id and d.state = 'draft'));
create policy remove on sections for delete using (exists (select from documents d where d.id = document_id and d.state = 'draft'));

create policy read on items for select using (exists (select from documents d where d.id = document_id));
create policy add on items for insert with check (exists (select from documents d where d.id = document_id and d.state = 'draft'));
create policy change on items for update using (exists (select from documents d where d.id = document_id and d.state = 'draft'));
create policy remove on items for delete using (exists (select from documents d where d.id = document_id and d.state = 'draft'));

do $$
declare t text;
begin
  foreach t in array array['campaigns', 'fronts', 'phases', 'commitments', 'acceptances']
  loop
    execute format('create policy read on %I for select using (app_covers(region_path) or app_reached_by(region_path))', t);
    execute format('create policy add on %I for insert with check (app_covers_as(''office'', region_path))', t);
  end loop;
end
$$;

grant select, insert, update, delete on documents, items to chengshi_app;
grant select, insert, delete on sections to chengshi_app;
grant select, insert on campaigns, fronts, phases, commitments, acceptances to chengshi_app;

-- Search. Under row-level security no text index is used, so these run as their owner and apply the same rules themselves.
create function search_documents(words text) returns setof uuid language sql stable security definer set search_path from current
  as $$ select id from documents
        where bigrams(title || chr(10) || text) @> bigrams(words)
          and position(words in title || chr(10) || text) > 0
          and app_may_read_document(state, region_path) $$;

create function search_commitments(words text) returns setof uuid language sql stable security definer set search_path from current
  as $$ select id from commitments
        where bigrams(title || chr(10) || quote) @> bigrams(words)
          and position(words in title || chr(10) || quote) > 0
          and (app_covers(region_path) or app_reached_by(region_path)) $$;
revoke all on function search_documents, search_commitments from public;
grant execute on function search_documents, search_commitments to chengshi_app;

-- Texts refused for their secrecy mark: that it happened, never what they said.
create table refusals (
  id uuid primary key,
  region_path text collate "C" not null,
  mark text not null,
  chars integer not null,
  refused_for uuid not null references people,
  refused_at timestamptz not null
);
alter table refusals enable row level security;
alter table refusals force row level security;
create policy read on refusals for select using (app_covers_as('office', region_path) or app_covers_as('auditor', region_path));
create policy add on refusals for insert with check (app_covers_as('office', region_path));
grant select, insert on refusals to chengshi_app;
