import { addCohorts } from './activities/cohorts.ts'
import { addCourses } from './activities/courses.ts'
import { addGatherings } from './activities/gatherings.ts'
import { addMentors } from './activities/mentors.ts'
import { addAssociations } from './associations/associations.ts'
import { addProvincialCouncils } from './associations/councils.ts'
import { addGrassroots } from './associations/grassroots.ts'
import type { Demo } from './demo.ts'
import { addBases } from './networks/bases.ts'
import { addForeignMembers } from './networks/foreign-officers.ts'
import { addScientistsAbroad } from './networks/scientists-abroad.ts'
import { addNoticeActivities } from './notices/activities.ts'
import { addNoticeAgreements } from './notices/agreements.ts'
import { addNoticeOrganizations } from './notices/organizations.ts'
import { addNoticePeople, noticeNames } from './notices/people.ts'
import { addNoticePosts } from './notices/posts.ts'
import type { Stage } from './people/cast.ts'
import { makeEmployers } from './people/employers.ts'
import { addLocalAssociations } from './real/local-associations.ts'
import { addNationalSocieties } from './real/national-societies.ts'
import { addOverseasAssociations } from './real/overseas-associations.ts'
import { addUniversities } from './real/universities.ts'
import { addClosedSocieties } from './societies/closed.ts'
import { addSocieties } from './societies/societies.ts'
import { scriptOf, societyScript } from './story.ts'
import { finish, newWorld } from './world.ts'

/** The seed of the demonstration that `npm start` loads. */
export const demoSeed = 20261101

/** Makes the demonstration: what lists and notices hold, then the people made up around it; the same for the same seed. */
export function makeDemo(seed: number = demoSeed): Demo {
  const world = newWorld(seed)
  addNationalSocieties(world)
  addLocalAssociations(world)
  addUniversities(world)
  addOverseasAssociations(world)
  addNoticeOrganizations(world)
  addNoticePosts(world)
  addNoticePeople(world)
  addNoticeActivities(world)
  addNoticeAgreements(world)
  const stage: Stage = {
    world,
    employers: makeEmployers(world),
    reserved: noticeNames(),
    script: scriptOf(world),
    casts: new Map(),
  }
  const societies = addSocieties(stage, societyScript)
  addClosedSocieties(stage)
  addAssociations(stage)
  addProvincialCouncils(stage, societies)
  addGrassroots(stage)
  addScientistsAbroad(stage, addBases(world))
  addForeignMembers(world, societies)
  addMentors(stage)
  addCohorts(world)
  addCourses(stage)
  addGatherings(stage)
  return finish(world)
}
