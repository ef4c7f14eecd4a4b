/** The name of the issuer at a port, which is also its address: what its tokens carry as `iss`. */
export function issuerUrl(port: number): string {
  return `http://localhost:${port}`
}
