import { lookup as resolve } from 'node:dns';
import { request as plain } from 'node:http';
import { request as secure } from 'node:https';
import type { LookupFunction } from 'node:net';
import { allowedTarget, mayReach, type TargetRules } from './target.ts';

export interface Posting {
  readonly url: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** For the whole exchange, from the look-up of the name to the last byte. */
  readonly timeoutMs: number;
}

const longestAnswer = 65_536;

/** Sends JSON and gives the answer's text. Follows no redirect, waits no longer than told, and calls no address inside. */
export function post(rules: TargetRules, { url: address, body, headers, timeoutMs }: Posting): Promise<string> {
  const url = allowedTarget(address, rules);
  const lookup: LookupFunction = (host, options, done) =>
    resolve(host, { ...options, all: true }, (error, found) => {
      if (error) return done(error, '', 4);
      const fit = found.filter((one) => mayReach(host, one.address, rules));
      const [first] = fit;
      // Only the host is named: the path of a webhook holds its token.
      if (!first) return done(new Error(`${host} 指向内网地址 · ${host} leads into a private network`), '', 4);
      if (options.all) done(null, fit as never);
      else done(null, first.address, first.family);
    });
  return new Promise((fulfil, reject) => {
    const send = url.protocol === 'https:' ? secure : plain;
    const request = send(url, {
      ...{ method: 'POST', lookup, signal: AbortSignal.timeout(timeoutMs) },
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(body),
        ...headers,
      },
    });
    request.once('error', (error) =>
      reject(
        error.name === 'TimeoutError' || error.name === 'AbortError'
          ? new Error(`${timeoutMs / 1000} s 内没有回答 · no answer within ${timeoutMs / 1000} s`)
          : error,
      ),
    );
    request.once('response', (response) => {
      const { statusCode = 0 } = response;
      let text = '';
      response.setEncoding('utf8');
      response.on('error', reject);
      response.on('data', (piece: string) => {
        text += piece;
        if (text.length > longestAnswer) response.destroy(new Error('回答过长 · the answer is too long'));
      });
      response.once('end', () =>
        statusCode >= 200 && statusCode < 300
          ? fulfil(text)
          : reject(new Error(`HTTP ${statusCode} ${text.slice(0, 200)}`.trim())),
      );
    });
    request.end(body);
  });
}
