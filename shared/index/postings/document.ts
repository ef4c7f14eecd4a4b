import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Facts } from '../columns/facts.ts'

/** What is searched of an organization: every name it has or had. */
export type OrganizationFacts = { readonly id: string; readonly names: readonly string[] }

/** Something that the index lists. */
export type Document =
  | { readonly kind: 'person'; readonly facts: Facts }
  | { readonly kind: 'organization'; readonly facts: OrganizationFacts }

/**
 * What documents have in common, so that each needs to say only what is its own; most frequent last, as deflate (RFC 1951) likes it.
 * Another text makes every stored card unreadable: it may change only with `listSchema`.
 */
const commonText = Buffer.from(
  [
    '{"kind":"organization","facts":{"id":"org_","names":["中国学会协会科学技术大学医院研究"]}}',
    '{"activityId":"act_","kind":"training","role":"lecturer","on":"202"}},{"id":"eng_per_',
    '"networks":[{"id":"aff_","value":{"networkId":"org_","area":{"countries":["US"]},"tenure":{"start":"20',
    '"mentorings":[{"id":"hon_","value":"young-talent-lift"}],"engagements":[{"id":"eng_',
    '"delegates":[{"kind":"party-congress","level":"nation","term":20,"tenure":{"open":false,"observed":"20',
    '"honours":[{"id":"hon_","value":{"honour":"state-natural-science-award","year":20,"mentored":false,"text":"国家奖"}}',
    '"employers":[{"organizationId":"org_","path":["org_"],"text":"大学","tenure":{"open":true,"observed":"2026-',
    '"educations":[{"area":{"countries":["CN"]},"degree":"2"}],"cadre":{"rank":"","serving":true}',
    '"seat":{"organizationId":"org_","path":["org_"],"kind":"grassroots","form":"enterprise-association","level":"county",',
    '"area":{"countries":["CN"],"region":"440106"},"role":"vice-chair","responsible":true,"nature":"part-time",',
    '"liaison":"hospital-head","status":"ended","session":10,"text":"副主席\\n副主席"},"tenure":{"start":"2021-',
    '"baseId":"mem_',
    '"kind":"society","level":"province","role":"council-member","responsible":false,"status":"in-office","session":5,"text":"理事\\n理事"},',
    '"tenure":{"start":"2022-","end":"2027-","open":false}},{"id":"mem_',
    '{"kind":"person","facts":{"id":"per_","single":{"names":"王","status":"active","generated":true,"birth":"1970-","gender":"1",',
    '"ethnicity":"01","nationality":"CN","workplace":{"countries":["CN"],"region":"110108"},"nativePlace":"320000",',
    '"professionalTitle":"011","politicalAffiliation":"01"},"disciplines":["520"],"languages":[],"talentCategories":[],',
    '"delegates":[],"employers":[],"educations":[],"posts":[],"honours":[],"mentorings":[],"networks":[],"engagements":[]}}',
  ].join(''),
)

/** A document in bytes: JSON, deflated against what documents have in common. */
export function encodeDocument(document: Document): Uint8Array {
  return deflateRawSync(JSON.stringify(document), { dictionary: commonText, level: 9 })
}

/** The document in `bytes`. Throws where they were not written by `encodeDocument`. */
export function decodeDocument(bytes: Uint8Array): Document {
  const document: Document = JSON.parse(inflateRawSync(bytes, { dictionary: commonText }).toString())
  return document
}
