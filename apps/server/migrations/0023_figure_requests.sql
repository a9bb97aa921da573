-- Ask once: the office asks for figures as of a day; what was reported already is not asked for again, and one report answers every list that waits for it.

create table figure_requests (
  id uuid primary key,
  region_id uuid not null references regions,
  region_path text collate "C" not null,
  title text not null,
  note text,
  -- a report that speaks of this day or a later one answers
  as_of date not null,
  due_on date not null,
  asked_by uuid not null references people,
  asked_name text not null,
  asked_at timestamptz not null,
  asked_on date not null,
  withdrawn_at timestamptz,
  withdrawn_name text,
  withdrawn_reason text,
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
create index figure_requests_newest on figure_requests (asked_at desc, id desc);

-- What a request is about, each commitment with the unit that answers for it; and how it was found when the request went out: missing (it was
-- asked for), in already, or asked for by an earlier request that is still open.
create table figure_lines (
  request_id uuid not null references figure_requests,
  commitment_id uuid not null references commitments,
  unit_id uuid not null references units,
  region_path text collate "C" not null,
  ordinal integer not null,
  found text not null check (found in ('missing', 'in', 'asked')),
  primary key (request_id, commitment_id)
);
create index figure_lines_commitment on figure_lines (commitment_id, request_id);
create index figure_lines_unit on figure_lines (unit_id, request_id);
create unique index figure_lines_ordinal on figure_lines (request_id, ordinal);

do $$
declare t text;
begin
  foreach t in array array['figure_requests', 'figure_lines']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
end
$$;

create policy read on figure_lines for select using (app_covers_as('office', region_path) or app_covers_as('leader', region_path)
  or app_covers_as('inspector', region_path) or app_holds_unit('liaison', unit_id));
create policy add on figure_lines for insert with check (app_covers_as('office', region_path)
  and exists (select from figure_requests q where q.id = request_id and q.region_path = figure_lines.region_path and q.asked_by = app_person())
  and exists (select from dispatches d where d.commitment_id = figure_lines.commitment_id and d.unit_id = figure_lines.unit_id
    and d.state = 'accepted' and starts_with(d.region_path, figure_lines.region_path)));

create policy read on figure_requests for select using (app_covers_as('office', region_path) or app_covers_as('leader', region_path)
  or app_covers_as('inspector', region_path) or exists (select from figure_lines l where l.request_id = id));
create policy add on figure_requests for insert with check (app_covers_as('office', region_path) and asked_by = app_person()
  and exists (select from regions r where r.id = region_id and r.path = figure_requests.region_path));
create policy withdraw on figure_requests for update using (app_covers_as('office', region_path));

grant select, insert on figure_requests, figure_lines to chengshi_app;
grant update (withdrawn_at, withdrawn_name, withdrawn_reason) on figure_requests to chengshi_app;

-- The newest report of a commitment: asked for in every list.
create index reports_as_of on reports (commitment_id, as_of);
create index reports_month on reports (reported_on, unit_id);
