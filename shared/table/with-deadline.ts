import type { Table } from './client.ts'

/** The table for one request: what is under way when `deadline` is aborted breaks off, and nothing more is sent. A write that is on its way may still be carried out. */
export function withDeadline(table: Table, deadline: AbortSignal): Table {
  const doc = new Proxy(table.doc, {
    get: (target, name) => (name === 'send' ? send : Reflect.get(target, name)),
  })
  const send = (command: unknown, options?: { readonly abortSignal?: AbortSignal }) => {
    const { abortSignal: own } = options ?? {}
    const abortSignal = own === undefined ? deadline : AbortSignal.any([deadline, own])
    return Reflect.apply(table.doc.send, table.doc, [command, { ...options, abortSignal }])
  }
  return { ...table, doc }
}
