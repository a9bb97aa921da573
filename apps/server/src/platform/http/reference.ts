import { errorCatalogue } from '@chengshi/contract';
import type { OpenAPI } from '@orpc/contract';

const escaped = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;
type Schema = Record<string, unknown>;

/** The API's description as a page that is read, made on the server: no script, nothing loaded from elsewhere. */
export function referencePage(description: OpenAPI.Document, nonce: string): string {
  const groups = new Map<string, string[]>();
  for (const [path, item] of Object.entries(description.paths ?? {})) {
    for (const method of methods) {
      const operation = item?.[method];
      if (!operation) continue;
      const tag = operation.tags?.[0] ?? '其他 · Other';
      groups.set(tag, [...(groups.get(tag) ?? []), operationBlock(method, path, operation)]);
    }
  }
  const anchor = (tag: string) => encodeURIComponent(tag.split(' ')[0] ?? tag);
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>成事 · Chengshi API</title><style nonce="${nonce}">${style}</style></head><body>
<header><h1>成事 · Chengshi API</h1><p>${escaped(description.info.description ?? '')}</p>
<p><a href="/api/openapi.json">OpenAPI 3.1</a> · <a href="/">成事</a></p></header>
<nav aria-label="目录 · Contents">${[...groups.keys()].map((tag) => `<a href="#${anchor(tag)}">${escaped(tag)}</a>`).join('')}<a href="#errors">错误 · Errors</a></nav>
<main>${[...groups].map(([tag, blocks]) => `<section id="${anchor(tag)}"><h2>${escaped(tag)}</h2>${blocks.join('')}</section>`).join('')}
<section id="errors"><h2>错误 · Errors</h2><table><thead><tr><th>Code</th><th>HTTP</th><th>中文</th><th>English</th></tr></thead><tbody>${Object.entries(
    errorCatalogue,
  )
    .map(
      ([code, { status, zh, en }]) =>
        `<tr><td><code>${code}</code></td><td>${status}</td><td>${escaped(zh)}</td><td>${escaped(en)}</td></tr>`,
    )
    .join('')}</tbody></table></section></main></body></html>`;
}

function operationBlock(method: string, path: string, operation: OpenAPI.OperationObject): string {
  const parameters = (operation.parameters ?? []).filter((parameter) => 'name' in parameter);
  const body =
    operation.requestBody && 'content' in operation.requestBody ? Object.entries(operation.requestBody.content) : [];
  const answers = Object.entries(operation.responses ?? {}).filter(([status]) => status.startsWith('2'));
  return `<article><h3><span class="method">${method.toUpperCase()}</span> <code>/api${escaped(path)}</code></h3>
<p>${escaped(operation.summary ?? '')}</p>${operation.description ? `<p class="more">${escaped(operation.description)}</p>` : ''}
${parameters.length > 0 ? `<dl>${parameters.map((parameter) => `<dt><code>${escaped(parameter.name)}</code> <small>${escaped(parameter.in)}${parameter.required ? ', required' : ''}</small></dt><dd>${escaped(shape(parameter.schema as Schema | undefined, 0))}</dd>`).join('')}</dl>` : ''}
${body.map(([type, content]) => `<details><summary>${escaped(type)}</summary><pre>${escaped(shape(content.schema as Schema | undefined, 0))}</pre></details>`).join('')}
${answers
  .map(([status, answer]) =>
    'content' in answer && answer.content
      ? Object.entries(answer.content)
          .map(
            ([type, content]) =>
              `<details><summary>${status} ${escaped(type)}</summary><pre>${escaped(shape(content.schema as Schema | undefined, 0))}</pre></details>`,
          )
          .join('')
      : '',
  )
  .join('')}</article>`;
}

/** A schema as a person writes it down: names, types, choices. */
function shape(schema: Schema | undefined, depth: number): string {
  if (!schema) return 'any';
  const indent = '  '.repeat(depth + 1);
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const choices = (schema.anyOf ?? schema.oneOf) as Schema[] | undefined;
  if (choices) return choices.map((choice) => shape(choice, depth)).join(' | ');
  const parts = schema.allOf as Schema[] | undefined;
  if (parts) return parts.map((part) => shape(part, depth)).join(' & ');
  if (schema.type === 'array') return `${shape(schema.items as Schema, depth)}[]`;
  if (schema.type === 'object' && schema.properties) {
    const required = new Set(schema.required as string[] | undefined);
    const lines = Object.entries(schema.properties as Record<string, Schema>).map(
      ([name, property]) => `${indent}${name}${required.has(name) ? '' : '?'}: ${shape(property, depth + 1)}`,
    );
    return `{\n${lines.join('\n')}\n${'  '.repeat(depth)}}`;
  }
  const format = typeof schema.format === 'string' ? ` (${schema.format})` : '';
  return `${String(schema.type ?? 'any')}${format}`;
}

const style = `:root{color-scheme:light dark;--ink:#1c2430;--paper:#fff;--line:#d9dee6;--blue:#1b4b8f;--soft:#f5f7fa}
@media(prefers-color-scheme:dark){:root{--ink:#e6e9ef;--paper:#14181f;--line:#303846;--blue:#8db4f0;--soft:#1b212b}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.7 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif}
header,main,nav{max-width:960px;margin:0 auto;padding:0 20px}h1{margin:32px 0 8px}h2{margin:40px 0 8px;padding-bottom:6px;border-bottom:2px solid var(--blue)}
nav{display:flex;flex-wrap:wrap;gap:6px 16px;padding-top:8px;padding-bottom:8px}a{color:var(--blue)}article{padding:14px 0;border-bottom:1px solid var(--line)}
h3{margin:0;font-size:16px;overflow-wrap:anywhere}.method{display:inline-block;min-width:64px;color:var(--blue)}p{margin:4px 0}.more{opacity:.8}dl{margin:8px 0;display:grid;grid-template-columns:minmax(140px,max-content) 1fr;gap:2px 16px}dd{margin:0;white-space:pre-wrap}
pre{background:var(--soft);padding:12px;overflow-x:auto;border-radius:4px}table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid var(--line);padding:6px 8px;text-align:left;vertical-align:top}@media(max-width:640px){dl{grid-template-columns:1fr}table{font-size:13px}}`;
