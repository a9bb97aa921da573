import type pg from 'pg';

const campaigns = 200;
const perCampaign = 1000;
const fronts = 8;
const acceptances = 3000;
const changes = 1000;

/**
 * Fills the demonstration city and its districts with commitments as they are in practice: owners, fronts and deadlines spread
 * unevenly, every tenth without a deadline, every twentieth without an owner, some words in half of the titles and one in a few.
 */
export async function fillTable(client: pg.Client): Promise<number> {
  const run = (statement: string) => client.query(statement);
  await run(
    `create temporary table places as select row_number() over (order by path) - 1 as place, id, path from regions where level in ('city', 'county')`,
  );
  await run(`create temporary table made as select n, uuidv7() as document, uuidv7() as campaign,
    p.id as region, p.path from generate_series(1, ${campaigns}) n
    -- Half of the campaigns are the city's own, the others its districts'.
    join places p on p.place = case when n % 2 = 0 then 0 else n % (select count(*) from places) end`);
  await run(`insert into documents (id, region_id, region_path, title, text, text_digest, date_doubt, classification, state, tables, chrome, loose,
      imported_at, published_at, seal)
    select document, region, path, '攻坚行动方案' || n, '为检验速度而编的文件。' || n, 'bench ' || n, false, 'internal', 'published', '[]', '[]', '[]', now(), now(), 'bench'
    from made`);
  await run(`insert into campaigns (id, document_id, region_id, region_path, name, year, number, created_at)
    select campaign, document, region, path, '攻坚行动' || n, 2024, 1000 + n, now() from made`);
  await run(`insert into fronts (id, campaign_id, region_path, ordinal, name)
    select uuidv7(), campaign, path, f, (array['制造业','项目','开放','民生','生态','城建','乡村','改革'])[f] || '攻坚' from made, generate_series(1, ${fronts}) f`);
  await run(`insert into commitments (id, code, kind, campaign_id, document_id, front_id, region_id, region_path, ordinal, title, quote,
      start_at, end_at, quantity, due_text, due_on, owner, strength, created_at)
    select uuidv7(), '2024-' || (1000 + n) || '-' || lpad(i::text, 4, '0'), case when i % 4 = 0 then 'target' else 'task' end,
      campaign, document, f.id, region, path, i, t.title, '到' || y || '年底，' || t.title || '，由' || o.lead || '牵头，按季调度，逐项销号。',
      i * 60, i * 60 + 50,
      case when i % 4 = 0 then jsonb_build_object('value', i, 'valueMax', null, 'unit', '个', 'comparator', 'ge', 'measure', 'level',
        'per', null, 'each', null, 'qualifier', null, 'at', i * 60 + 5) end,
      case when i % 10 <> 3 then y || '年底' end, case when i % 10 <> 3 then date '2024-06-30' + (hashint4(n * 1000 + i) & 2047) end,
      case when i % 20 <> 7 then jsonb_build_object('quote', '由' || o.lead || '牵头', 'lead', jsonb_build_array(o.lead), 'support', jsonb_build_array(o.support)) end,
      'plain', now()
    from made
    cross join generate_series(1, ${perCampaign}) i
    cross join lateral (select 2025 + i % 3 as y, (hashint4(i * 7919 + n) & 1048575) as h) d
    cross join lateral (select (array['建设','改造','整治','提升','培育','引进'])[1 + h % 6] || (array['标准厂房','农村公路','老旧小区','河道','链上企业','产业园区','学校','卫生院','停车位','污水管网'])[1 + h / 6 % 10]
      || (1 + h % 97) || (array['处','公里','个','项'])[1 + h % 4] || case when h % 3 = 0 then '，同步推进配套设施建设' else '' end
      || case when h % 5000 = 1 then '（蟠桃基地）' else '' end as title) t
    cross join lateral (select '市' || (array['发改','工信','水利','财政','交通','农业','住建','教育'])[1 + h % 8] || (array['一','二','三','四','五','六','七','八'])[1 + h / 8 % 8] || '局' as lead,
      '市' || (array['生态','自然资源','商务','文旅'])[1 + h % 4] || '局' as support) o
    join fronts f on f.campaign_id = campaign and f.ordinal = 1 + (h / 64) % ${fronts}
    order by n, i`);
  await run(`insert into acceptances (id, commitment_id, region_path, kind, accepted_on, recorded_name, recorded_at, number)
    select uuidv7(), id, region_path, 'accepted', date '2025-06-30', '测速', now(), 1 from commitments
    where document_id in (select document from made) order by hashint4(ordinal) + start_at * 31 limit ${acceptances}`);
  await run(`begin;
    create temporary table touched on commit drop as select id, region_path from commitments where document_id in (select document from made) order by title limit ${changes};
    insert into commitment_changes (id, commitment_id, region_path, number, kind, before, after, reason, batch_id, actor_name, at)
      select uuidv7(), id, region_path, 2, 'edited', '{}', '{}', '测速', uuidv7(), '测速', now() from touched;
    update commitments c set revision = 2 from touched where c.id = touched.id;
    commit`);
  // What autovacuum does within a minute or two of such a load.
  await run('vacuum (analyze) commitments');
  await run('vacuum (analyze) acceptances');
  await run('analyze');
  const { rows } = await client.query<{ count: string }>('select count(*) from commitments');
  return Number(rows[0]?.count);
}
