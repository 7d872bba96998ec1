package audiencesync.local.demo;

/** The documents that a person would write: the connector and the Ads API setting. */
final class DemoDocuments {
  static final String CONNECTOR =
      """
      {
        "template": "line-custom-audience/v1",
        "adsApi": { "secretId": "line-ads/demo" },
        "audience": {
          "action": "ADD",
          "create": true,
          "name": "ゴールド・シルバー会員",
          "description": "Members of rank gold or silver who receive our mail"
        },
        "identifier": { "type": "EMAIL" },
        "segment": {
          "prefix": "inbox/members/",
          "columns": { "userId": "会員番号" },
          "filter": {
            "all": [ { "column": "会員ランク", "op": "in", "value": ["ゴールド", "シルバー"] } ]
          }
        },
        "identity": {
          "prefix": "inbox/users/",
          "columns": { "userId": "会員番号", "email": "メールアドレス" },
          "filter": { "all": [ { "column": "メール配信", "op": "ne", "value": "停止" } ] }
        },
        "guards": { "minIdentifiers": 1000, "minMatchPercent": 80 }
      }
      """;

  /** Invented, and good for the simulator only. */
  static final String SECRETS =
      """
      {
        "line-ads/demo": {
          "name": "Demo account",
          "description": "Invented keys; the simulator knows them",
          "adAccountId": "A1000000001",
          "accessKey": "demoAccessKey001",
          "secretKey": "demoSecretKeyNobodyElseUses01"
        }
      }
      """;

  private DemoDocuments() {}
}
