import sax from 'sax'
import type { Deadline } from '../deadline.ts'
import { damaged } from '../unreadable-file.ts'

/** Elements within each other that a spreadsheet needs at most; real ones stay below 15. */
const deepest = 64

/** Characters that are handed to the parser between two looks at the clock. */
const stretch = 1 << 18

/** No entities but the five of XML. */
const options = { xmlns: false, strictEntities: true }

/** Attributes of an element by name, with prefix. */
export type Attributes = ReadonlyMap<string, string>

/** What is told of a document; names come without prefix. */
export type Listener = {
  readonly open?: (name: string, attributes: Attributes) => void
  readonly close?: (name: string) => void
  readonly text?: (text: string) => void
}

/**
 * Tells `listener` of the elements and texts of an XML document, in order and without building it. Stricter than XML where that
 * makes it harmless: no document type and so no entities of its own, and no more than 64 levels. Throws `unreadable-file`
 * for what is not well formed, be it only cut off.
 */
export function scanXml(xml: string, listener: Listener, deadline: Deadline): void {
  const parser = sax.parser(true, options)
  let depth = 0
  parser.onerror = () => {
    throw damaged('XML 不完整或有错', 'its XML is cut off or wrong')
  }
  parser.ondoctype = () => {
    throw damaged('含有文档类型声明（DTD）', 'it has a document type (DTD)')
  }
  parser.onopentag = ({ name, attributes }) => {
    if (++depth > deepest) throw damaged('XML 嵌套过深', 'its XML is nested too deep')
    listener.open?.(local(name), attributesOf(attributes))
  }
  parser.onclosetag = (name) => {
    depth--
    listener.close?.(local(name))
  }
  const text = (said: string) => listener.text?.(said.includes('\r') ? said.replace(/\r\n?/g, '\n') : said)
  parser.ontext = text
  parser.oncdata = text
  for (let at = 0; at < xml.length; at += stretch) {
    deadline()
    parser.write(xml.slice(at, at + stretch))
  }
  parser.close()
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)

const none: Attributes = new Map()

function attributesOf(given: Readonly<Record<string, string | sax.QualifiedAttribute>>): Attributes {
  let attributes: Map<string, string> | undefined
  for (const name in given) {
    const value = given[name]
    if (typeof value !== 'string') continue
    attributes ??= new Map()
    attributes.set(name, value)
  }
  return attributes ?? none
}
