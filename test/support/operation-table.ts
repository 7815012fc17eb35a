import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import { ACCESS_RULE, type AccessRule } from '#platform';
import type { INestApplicationContext } from '@nestjs/common';
import { RequestMethod } from '@nestjs/common';

const RESOLVER_TYPE = 'graphql:resolver_type';
const RESOLVER_NAME = 'graphql:resolver_name';
const ROOTS = new Set(['Query', 'Mutation', 'Subscription']);

/** Name of an operation or route, and who may call it: `public`, `operator`, a list of permissions, or UNDECLARED. */
export type OperationTable = Record<string, string>;

/** Walks every resolver and controller of a running install. */
export function operationTable(app: INestApplicationContext): OperationTable {
  const table: OperationTable = {};
  for (const type of handlerClasses(app)) {
    for (const name of Object.getOwnPropertyNames(type.prototype)) {
      const handler: unknown = Object.getOwnPropertyDescriptor(type.prototype, name)?.value;
      if (name === 'constructor' || typeof handler !== 'function') continue;
      const operation = graphqlName(handler, name) ?? routeName(type, handler);
      if (operation) table[operation] = describeRule(handler, type);
    }
  }
  return Object.fromEntries(Object.entries(table).sort(([a], [b]) => a.localeCompare(b)));
}

interface HandlerClass {
  prototype: object;
}

function handlerClasses(app: INestApplicationContext): Set<HandlerClass> {
  const found = new Set<HandlerClass>();
  for (const module of app.get(ModulesContainer).values()) {
    for (const wrapper of [...module.providers.values(), ...module.controllers.values()]) {
      const type = wrapper.metatype as unknown;
      if (typeof type === 'function' && type.prototype) found.add(type);
    }
  }
  return found;
}

function graphqlName(handler: object, method: string): string | null {
  const root: unknown = Reflect.getMetadata(RESOLVER_TYPE, handler);
  if (typeof root !== 'string' || !ROOTS.has(root)) return null;
  const given: unknown = Reflect.getMetadata(RESOLVER_NAME, handler);
  return `${root}.${typeof given === 'string' ? given : method}`;
}

function routeName(type: object, handler: object): string | null {
  const path = Reflect.getMetadata(PATH_METADATA, handler) as string | string[] | undefined;
  const verb: unknown = Reflect.getMetadata(METHOD_METADATA, handler);
  if (path === undefined || typeof verb !== 'number') return null;
  const base = Reflect.getMetadata(PATH_METADATA, type) as string | undefined;
  const paths = Array.isArray(path) ? path : [path];
  const full = paths.map((each) => `/${base ?? ''}/${each}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1'));
  return `${RequestMethod[verb] ?? verb} ${full.join(' ')}`;
}

function describeRule(handler: object, type: object): string {
  const rule = (Reflect.getMetadata(ACCESS_RULE, handler) ?? Reflect.getMetadata(ACCESS_RULE, type)) as
    AccessRule | undefined;
  if (!rule) return 'UNDECLARED';
  if ('public' in rule) return 'public';
  return 'operator' in rule ? 'operator' : rule.anyOf.join(' | ');
}
