import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { StartError } from './start-error.ts'

const oldest = 17
const install = {
  zh: `安装：apt-get install openjdk-17-jre-headless（Debian、Ubuntu）；brew install openjdk@17（macOS）。或将 DYNAMODB_ENDPOINT 设为已在运行的 DynamoDB Local 地址。`,
  en: `Install it: apt-get install openjdk-17-jre-headless (Debian, Ubuntu); brew install openjdk@17 (macOS). Or set DYNAMODB_ENDPOINT to a DynamoDB Local that already runs.`,
}

/** Refuses with a StartError that holds the install line when `command` is not a Java that the emulator can run on (17 or newer). */
export async function requireJava(command: string): Promise<void> {
  const version = javaMajor(await versionText(command))
  if (version === undefined) {
    throw new StartError({
      zh: `本机没有 Java（试过“${command}”），DynamoDB Local 需要 Java ${oldest} 或更高版本。${install.zh}`,
      en: `No Java on this machine (tried "${command}"); DynamoDB Local needs Java ${oldest} or newer. ${install.en}`,
    })
  }
  if (version < oldest) {
    throw new StartError({
      zh: `Java ${version}（“${command}”）太旧，DynamoDB Local 需要 Java ${oldest} 或更高版本。${install.zh}`,
      en: `Java ${version} ("${command}") is too old; DynamoDB Local needs Java ${oldest} or newer. ${install.en}`,
    })
  }
}

/** Feature release in the output of `java -version`: 17 for `17.0.15`, 8 for `1.8.0_392`; undefined where there is none. */
export function javaMajor(text: string): number | undefined {
  const found = /version "(?:1\.)?(\d+)/.exec(text)?.[1]
  return found === undefined ? undefined : Number(found)
}

/** Empty where the command cannot run: macOS has a `java` that only tells where to buy one, and fails. */
async function versionText(command: string): Promise<string> {
  try {
    const { stdout, stderr } = await promisify(execFile)(command, ['-version'])
    return `${stdout}\n${stderr}`
  } catch {
    return ''
  }
}
